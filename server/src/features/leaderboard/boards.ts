import type { Window } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { listAppStandings } from './app-board.ts'
import type { BoardOrder } from './board-order.ts'
import { boardSize } from './board-size.ts'
import { listBranchStandings } from './branch-board.ts'
import type { StandingsKeeper } from './keeper.ts'
import { listOwnAppStandings } from './own-apps.ts'
import { getPeopleBoard, type ReadListed } from './people-board.ts'
import type { Sums } from './sums.ts'

export interface Boards {
  readonly context: Context
  readonly keeper: StandingsKeeper
  readonly sums: Sums
  readonly order: BoardOrder
  readonly readListed: ReadListed
}

/**
 * The boards of one window as the viewer may see them: apps that do not reach her are left out of the list but count
 * for their branch and their author.
 */
export async function getBoards(
  { context, keeper, sums, order, readListed }: Boards,
  viewer: Viewer,
  window: Window,
) {
  await keeper.refresh()
  const { branches: branchSums, authors } = await sums.of(window)
  const branches = await listBranchStandings(context, viewer, branchSums)
  const ownBranch = branches.find((standing) => standing.mine)
  const { people, own, isListed } = await getPeopleBoard(context, viewer, {
    sums: authors,
    listed: await readListed(),
  })
  return {
    window,
    apps: await listAppStandings(context, viewer, window),
    branches: branches.slice(0, boardSize),
    people,
    mine: {
      apps: await listOwnAppStandings(context, viewer, { window, order }),
      ...(ownBranch === undefined ? {} : { branch: ownBranch }),
      ...(own === undefined ? {} : { person: own }),
      listed: isListed,
    },
    computedAt: new Date(context.clock()).toISOString(),
  }
}
