import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { createPeopleStore } from './people-store.ts'
import { createSessionStore, deleteSession, insertSession } from './store.ts'

interface Change {
  readonly viewer: Viewer
  readonly positionId: string
  /** Id of the present session, which ends. */
  readonly former: string
}

/** Goes on as another position of today under a new session id; the hour at which all ends stays. */
export async function changePosition(context: Context, change: Change): Promise<string> {
  const { db, clock, events } = context
  const { viewer, positionId, former } = change
  const positions = await createPeopleStore(db).listPositions(viewer.personId, clock())
  const position = positions.find(({ id }) => id === positionId)
  const session = await createSessionStore(db).findLive(former, clock())
  if (position === undefined) throw problem('not-found')
  if (session === undefined) throw problem('session-ended')
  const who = { personId: viewer.personId, positionId, branchId: position.branch.id }
  return events.transact(async (trx) => {
    await deleteSession(trx, former)
    const object = `person:${viewer.personId}`
    const detail = { from: viewer.positionId, to: positionId }
    await recordAudit(trx, who, { action: 'session.act-as', object, detail })
    return insertSession(trx, { ...who, now: clock(), endsAt: session.endsAt })
  })
}
