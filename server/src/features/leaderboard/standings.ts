import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { risingScore, scoreApp, type Score, type Use } from './score.ts'
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

/** Writes the standings of the given apps (all when absent) as of `today`. */
export async function storeStandings(
  trx: Transaction<Database>,
  { today, appIds }: { today: string; appIds?: readonly string[] },
): Promise<void> {
  const rows = await trx
    .selectFrom('app_use')
    .selectAll()
    .$if(appIds !== undefined, (use) => use.where('app_id', 'in', appIds ?? []))
    .execute()
  const knownSince = await readAccountDays(trx)
  const byApp = Map.groupBy(rows, (row) => row.app_id)
  for (const appId of appIds ?? byApp.keys()) {
    const uses = (byApp.get(appId) ?? []).map(toUse)
    await trx.deleteFrom('app_standing').where('app_id', '=', appId).execute()
    await trx
      .insertInto('app_standing')
      .values(
        toStandings(uses, { today, knownSince }).map((standing) => ({
          app_id: appId,
          day: today,
          ...standing,
        })),
      )
      .execute()
  }
}

function toUse(row: Database['app_use']): Use {
  // only this feature writes the table, and only these kinds
  return { personId: row.person_id, branchId: row.branch_id, kind: row.kind as Use['kind'], day: row.day }
}

/** The day on which a person first held a position: an account is as old as the bank's knowledge of its owner. */
async function readAccountDays(trx: Transaction<Database>): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('position')
    .groupBy('person_id')
    .select((row) => ['person_id', row.fn.min('from_date').as('since')])
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.since]))
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10)
}
