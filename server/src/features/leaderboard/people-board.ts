import type { PersonStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { boardSize } from './board-size.ts'

/** The people who want to be listed, by the sum of their apps' scores. */
export async function listPeopleStandings(
  context: Context,
  viewer: Viewer,
  window: Window,
): Promise<PersonStanding[]> {
  const rows = await context.db
    .selectFrom(sumByAuthor(context, window).as('sums'))
    .innerJoin('ranked_person', 'ranked_person.person_id', 'sums.author_id')
    .innerJoin('person', 'person.id', 'sums.author_id')
    .innerJoin('branch', (join) =>
      join.on(
        'branch.id',
        '=',
        sql<string>`(select branch_id from position where position.person_id = person.id
          order by position.to_date is null desc, from_date desc, position.id limit 1)`,
      ),
    )
    .where('person.disabled_at', 'is', null)
    .select(['person.id', 'person.display_zh', 'person.display_en', 'sums.score', 'sums.apps', 'sums.users'])
    .select(['branch.id as branch_id', 'branch.name_zh', 'branch.name_en'])
    .orderBy('sums.score', 'desc')
    .orderBy('person.id')
    .limit(boardSize)
    .execute()
  return rows.map((row, index) => ({
    place: index + 1,
    display: { zh: row.display_zh, en: row.display_en },
    branch: { id: row.branch_id, name: { zh: row.name_zh, en: row.name_en } },
    score: row.score,
    apps: row.apps,
    users: row.users,
    mine: row.id === viewer.personId,
  }))
}

/** The viewer's own row: her place among those who are listed, or the one that she would have. */
export async function findOwnStanding(
  context: Context,
  viewer: Viewer,
  window: Window,
): Promise<PersonStanding | undefined> {
  const own = await sumByAuthor(context, window)
    .where('app.author_id', '=', viewer.personId)
    .executeTakeFirst()
  if (own === undefined) return undefined
  const { ahead } = await context.db
    .selectFrom(sumByAuthor(context, window).as('sums'))
    .innerJoin('ranked_person', 'ranked_person.person_id', 'sums.author_id')
    .innerJoin('person', 'person.id', 'sums.author_id')
    .where('person.disabled_at', 'is', null)
    .where(
      sql<boolean>`(sums.score > ${own.score} or (sums.score = ${own.score} and person.id < ${viewer.personId}))`,
    )
    .select((row) => row.fn.countAll<number>().as('ahead'))
    .executeTakeFirstOrThrow()
  const branch = await context.db
    .selectFrom('branch')
    .where('id', '=', viewer.branchId)
    .select(['name_zh', 'name_en'])
    .executeTakeFirstOrThrow()
  return {
    place: ahead + 1,
    display: viewer.display,
    branch: { id: viewer.branchId, name: { zh: branch.name_zh, en: branch.name_en } },
    score: own.score,
    apps: own.apps,
    users: own.users,
    mine: true,
  }
}

function sumByAuthor({ db }: Context, window: Window) {
  return db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .where('standing.window', '=', window)
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .groupBy('app.author_id')
    .select((row) => [
      'app.author_id',
      row.fn.sum<number>('standing.score').as('score'),
      row.fn.sum<number>('standing.users').as('users'),
      row.fn.countAll<number>().as('apps'),
    ])
}

export async function findListed({ db }: Context, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ranked_person')
    .where('person_id', '=', personId)
    .select('at')
    .executeTakeFirst()
  return row !== undefined
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
