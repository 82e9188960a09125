import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'

/** Notes apps whose standings have to be made again. */
export async function markStale(trx: Transaction<Database>, appIds: readonly string[]): Promise<void> {
  await trx
    .insertInto('app_stale')
    .values(appIds.map((app_id) => ({ app_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Scores fade from day to day even when nothing happens: every standing of an earlier day is made again. */
export async function markStandingsBefore(db: Kysely<Database>, today: string): Promise<void> {
  await db
    .insertInto('app_stale')
    .columns(['app_id'])
    .expression((row) =>
      row
        .selectFrom('app_standing')
        .select('app_id')
        .where('window', '=', 'popular')
        .where('day', '<', today),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The next stale apps whose uses can be read without keeping others waiting; at least one when there is one. */
export async function findNextStale(trx: Transaction<Database>): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('app_stale')
    .select((row) => [
      'app_id',
      row
        .selectFrom('app_use')
        .whereRef('app_use.app_id', '=', 'app_stale.app_id')
        .select((use) => use.fn.countAll<number>().as('uses'))
        .as('uses'),
    ])
    .limit(mostApps)
    .execute()
  let uses = 0
  return rows
    .filter((row, index) => {
      uses += row.uses ?? 0
      return index === 0 || uses <= mostUses
    })
    .map((row) => row.app_id)
}

const mostApps = 10
const mostUses = 1500
