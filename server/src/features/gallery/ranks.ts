import { sql } from 'kysely'
import { bankDay } from '../../platform/bank-day.ts'
import { readChangeCounts } from '../../platform/change-count.ts'
import type { Context } from '../../platform/context.ts'
import { createKeptAnswers } from '../../platform/kept-answers.ts'
import { foundBy } from './filters.ts'

/** Ranks of apps by their ids; an app that is not named has none. They say nothing of whom an app reaches. */
export interface Ranks {
  /** How well the words of a search fit each app that they fit. */
  readonly fits: (match: string) => Promise<ReadonlyMap<string, number>>
  /** How often a branch used each app that it used in the last four weeks. */
  readonly usesIn: (branchId: string) => Promise<ReadonlyMap<string, number>>
}

const mostSearches = 100
const mostBranches = 60

export function createRanks({ db, clock }: Pick<Context, 'db' | 'clock'>): Ranks {
  const fits = createKeptAnswers<ReadonlyMap<string, number>>(mostSearches)
  const uses = createKeptAnswers<ReadonlyMap<string, number>>(mostBranches)
  return {
    async fits(match) {
      const state = await readChangeCounts(db, ['apps'])
      return fits({ key: match, state: state.join() }, async () => {
        const rows = await db.selectFrom(foundBy(match)).select(['app_id', 'fit']).execute()
        return new Map(rows.map(({ app_id, fit }) => [app_id, fit]))
      })
    },
    async usesIn(branchId) {
      const today = bankDay(clock())
      const state = await readChangeCounts(db, [`uses in branch ${branchId}`])
      return uses({ key: branchId, state: `${today} ${state.join()}` }, async () => {
        const rows = await db
          .selectFrom('app_use')
          .where('branch_id', '=', branchId)
          .where('day', '>', sql<string>`date(${today}, '-28 days')`)
          .groupBy('app_id')
          .select((row) => ['app_id', row.fn.countAll<number>().as('uses')])
          .execute()
        return new Map(rows.map((row) => [row.app_id, row.uses]))
      })
    },
  }
}
