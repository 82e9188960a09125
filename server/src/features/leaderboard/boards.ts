import type { Window } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { listAppStandings, listOwnAppStandings } from './app-board.ts'
import { boardSize } from './board-size.ts'
import { listBranchStandings } from './branch-board.ts'
import type { StandingsKeeper } from './keeper.ts'
import { getPeopleBoard } from './people-board.ts'
import type { Sums } from './sums.ts'

/**
 * The boards of one window as the viewer may see them: apps that do not reach her are left out of the list but count
 * for their branch and their author.
 */
export async function getBoards(
  { context, keeper, sums }: { context: Context; keeper: StandingsKeeper; sums: Sums },
  viewer: Viewer,
  window: Window,
) {
  await keeper.refresh()
  const { branches: branchSums, authors } = await sums.of(window)
  const branches = await listBranchStandings(context, viewer, branchSums)
  const ownBranch = branches.find((standing) => standing.mine)
  const { people, own, listed } = await getPeopleBoard(context, viewer, authors)
  return {
    window,
    apps: await listAppStandings(context, viewer, window),
    branches: branches.slice(0, boardSize),
    people,
    mine: {
      apps: await listOwnAppStandings(context, viewer, window),
      ...(ownBranch === undefined ? {} : { branch: ownBranch }),
      ...(own === undefined ? {} : { person: own }),
      listed,
    },
    computedAt: new Date(context.clock()).toISOString(),
  }
}
