import type { PersonStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit.ts'
import { readChangeCounts } from '../../platform/change-count.ts'
import type { Context } from '../../platform/context.ts'
import { createKeptAnswers } from '../../platform/kept-answers.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { boardSize } from './board-size.ts'
import type { Sum } from './sums.ts'

/** Everyone who wants to be listed and still works here; read again when somebody has changed her mind or left. */
export type ReadListed = () => Promise<ReadonlySet<string>>

export function createReadListed({ db }: Pick<Context, 'db'>): ReadListed {
  const kept = createKeptAnswers<ReadonlySet<string>>(1)
  return async () => {
    const counts = await readChangeCounts(db, ['ranked people'])
    return kept({ key: '', state: counts.join() }, async () => {
      const rows = await db
        .selectFrom('ranked_person')
        .innerJoin('person', 'person.id', 'ranked_person.person_id')
        .where('person.disabled_at', 'is', null)
        .select('person_id')
        .execute()
      return new Set(rows.map(({ person_id }) => person_id))
    })
  }
}

/** The people who want to be listed, by the sum of their apps' scores, with the viewer's own place. */
export async function getPeopleBoard(
  { db }: Context,
  viewer: Viewer,
  { sums, listed }: { sums: readonly Sum[]; listed: ReadonlySet<string> },
): Promise<{ people: PersonStanding[]; own: PersonStanding | undefined; isListed: boolean }> {
  const board = sums.filter(({ id }) => listed.has(id))
  const shown = await namePeople(db, board.slice(0, boardSize))
  const own = sums.find(({ id }) => id === viewer.personId)
  const ownPlace = own === undefined ? 0 : board.filter((sum) => isAhead(sum, own)).length + 1
  return {
    people: shown.map((person, index) => toStanding(person, { place: index + 1, viewer })),
    own:
      own === undefined
        ? undefined
        : (await namePeople(db, [own])).map((person) => toStanding(person, { place: ownPlace, viewer }))[0],
    isListed: listed.has(viewer.personId),
  }
}

function isAhead(sum: Sum, own: Sum): boolean {
  return sum.score > own.score || (sum.score === own.score && sum.id < own.id)
}

interface Named extends Sum {
  readonly display: LocalText
  readonly branch: PersonStanding['branch']
}

function toStanding(
  { id, score, apps, users, display, branch }: Named,
  { place, viewer }: { place: number; viewer: Viewer },
): PersonStanding {
  return { place, display, branch, score, apps, users, mine: id === viewer.personId }
}

/** Names and branches of these people, in their order; a person's branch is that of her newest position. */
async function namePeople(db: Context['db'], sums: readonly Sum[]): Promise<Named[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('branch', (join) =>
      join.on(
        'branch.id',
        '=',
        sql<string>`(select branch_id from position where position.person_id = person.id
          order by position.to_date is null desc, from_date desc, position.id limit 1)`,
      ),
    )
    .where('person.disabled_at', 'is', null)
    .where(
      'person.id',
      'in',
      sums.map(({ id }) => id),
    )
    .select(['person.id', 'person.display_zh', 'person.display_en'])
    .select(['branch.id as branch_id', 'branch.name_zh', 'branch.name_en'])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return sums.flatMap((sum) => {
    const row = byId.get(sum.id)
    if (row === undefined) return []
    return {
      ...sum,
      display: { zh: row.display_zh, en: row.display_en },
      branch: { id: row.branch_id, name: { zh: row.name_zh, en: row.name_en } },
    }
  })
}

/** Nobody is listed who has not said so; who takes it back is off the board with the answer. */
export async function setOwnListed(
  { events, clock }: Context,
  viewer: Viewer,
  listed: boolean,
): Promise<{ listed: boolean }> {
  await events.transact(async (trx) => {
    if (listed) {
      await trx
        .insertInto('ranked_person')
        .values({ person_id: viewer.personId, at: clock() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    } else {
      await trx.deleteFrom('ranked_person').where('person_id', '=', viewer.personId).execute()
    }
    await recordAudit(trx, viewer, {
      action: listed ? 'rank.list' : 'rank.unlist',
      object: `person:${viewer.personId}`,
      detail: {},
    })
  })
  return { listed }
}
