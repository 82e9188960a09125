import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { risingScore, scoreApp, youngAccountDays, type Score, type Use } from './score.ts'
import { windows, type StoredWindow } from './windows.ts'

export interface Standing extends Score {
  readonly window: StoredWindow
  readonly stars: number
  readonly forks: number
}

/** Every standing of one app on one day, from its uses alone. */
export function toStandings(
  uses: readonly Use[],
  { today, knownSince }: { today: string; knownSince: ReadonlyMap<string, string> },
): Standing[] {
  const count = (kind: Use['kind']) => uses.filter((use) => use.kind === kind).length
  const counts = { stars: count('star'), forks: count('fork') }
  const score = (day: string, window: (typeof windows)[keyof typeof windows]) =>
    scoreApp({ uses, today: day, knownSince, ...window })
  const thisWeek = score(today, windows.week)
  const lastWeek = score(daysBefore(today, 7), windows.week)
  const rising = { ...thisWeek, score: risingScore(thisWeek.score, lastWeek.score) }
  return [
    { window: 'popular', ...score(today, windows.popular), ...counts },
    { window: 'rising', ...rising, ...counts },
    { window: 'week', ...thisWeek, ...counts },
    { window: 'quarter', ...score(today, windows.quarter), ...counts },
    { window: 'all', ...score(today, windows.all), ...counts },
  ]
}

/** Writes the standings of the given apps as of `today`. */
export async function storeStandings(
  trx: Transaction<Database>,
  { today, appIds }: { today: string; appIds: readonly string[] },
): Promise<void> {
  const rows = await trx.selectFrom('app_use').selectAll().where('app_id', 'in', appIds).execute()
  const knownSince = await readYoungAccounts(trx, { today, appIds })
  const byApp = Map.groupBy(rows, (row) => row.app_id)
  await trx.deleteFrom('app_standing').where('app_id', 'in', appIds).execute()
  await trx
    .insertInto('app_standing')
    .values(
      appIds.flatMap((app_id) =>
        toStandings((byApp.get(app_id) ?? []).map(toUse), { today, knownSince }).map((standing) => ({
          app_id,
          day: today,
          ...standing,
        })),
      ),
    )
    .execute()
}

export function toUse(row: Database['app_use']): Use {
  // only this feature writes the table, and only these kinds
  return { personId: row.person_id, branchId: row.branch_id, kind: row.kind as Use['kind'], day: row.day }
}

/**
 * The day on which people first held a position, of those for whom it may matter: an account is as old as the bank's
 * knowledge of its owner, and an old one counts whole.
 */
export async function readYoungAccounts(
  db: Kysely<Database>,
  { today, appIds }: { today: string; appIds: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('position')
    .where('person_id', 'in', (user) =>
      user.selectFrom('app_use').select('person_id').where('app_id', 'in', appIds),
    )
    .groupBy('person_id')
    .select((row) => ['person_id', row.fn.min('from_date').as('since')])
    // the week before is scored too, as of its own last day
    .having((row) => row.fn.min('from_date'), '>', daysBefore(today, 7 + youngAccountDays))
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.since]))
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10)
}
