import type { BranchStanding } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Sum } from './sums.ts'

/** A branch stands where the sum of its apps' scores puts it. */
export async function listBranchStandings(
  { db }: Context,
  viewer: Viewer,
  sums: readonly Sum[],
): Promise<BranchStanding[]> {
  const names = await db.selectFrom('branch').select(['id', 'name_zh as zh', 'name_en as en']).execute()
  const byId = new Map(names.map(({ id, zh, en }) => [id, { zh, en }]))
  return sums.map(({ id, score, apps, users }, index) => ({
    place: index + 1,
    branch: { id, name: byId.get(id) ?? { zh: id, en: id } },
    score,
    apps,
    users,
    mine: id === viewer.branchId,
  }))
}
