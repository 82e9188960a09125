import type { BranchStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A branch stands where the sum of its apps' scores puts it. */
export async function listBranchStandings(
  { db }: Context,
  viewer: Viewer,
  window: Window,
): Promise<BranchStanding[]> {
  const sums = db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .where('standing.window', '=', window)
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .groupBy('app.branch_id')
    .select((row) => [
      'app.branch_id',
      row.fn.sum<number>('standing.score').as('score'),
      row.fn.sum<number>('standing.users').as('users'),
      row.fn.countAll<number>().as('apps'),
    ])
  const rows = await db
    .selectFrom(sums.as('sums'))
    .innerJoin('branch', 'branch.id', 'sums.branch_id')
    .select(['branch.id', 'branch.name_zh', 'branch.name_en', 'sums.score', 'sums.users', 'sums.apps'])
    .orderBy('sums.score', 'desc')
    .orderBy('branch.id')
    .execute()
  return rows.map((row, index) => ({
    place: index + 1,
    branch: { id: row.id, name: { zh: row.name_zh, en: row.name_en } },
    score: row.score,
    apps: row.apps,
    users: row.users,
    mine: row.id === viewer.branchId,
  }))
}
