import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { PersonId } from '@aladdin/sdk/contract/ids.ts'
import type { Session } from '@aladdin/sdk/contract/session.ts'
import type { Context } from '../../platform/context.ts'
import { createPeopleStore } from './people-store.ts'

interface Who {
  readonly personId: string
  readonly positionId: string
  readonly name: string
  readonly display: Session['person']['display']
}

/** What the pages know of a session. */
export async function describeSession({ db, clock, config }: Context, who: Who): Promise<Session> {
  const people = createPeopleStore(db)
  const positions = await people.listPositions(who.personId, clock())
  const position = positions.find(({ id }) => id === who.positionId)
  if (position === undefined) throw problem('session-ended')
  return {
    // ids of persons are made by `newId`
    person: { id: who.personId as PersonId, name: who.name, display: who.display },
    position,
    positions,
    branches: await people.listBranchesUnder(position.branch.id),
    demo: config.isDemo,
  }
}
