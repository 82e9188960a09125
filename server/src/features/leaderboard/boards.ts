import type { Window } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { listAppStandings } from './app-board.ts'
import { boardSize } from './board-size.ts'
import { listBranchStandings } from './branch-board.ts'
import type { StandingsKeeper } from './keeper.ts'
import { findListed, findOwnStanding, listPeopleStandings } from './people-board.ts'

/**
 * The boards of one window as the viewer may see them: apps that do not reach her are left out of the list but count
 * for their branch and their author.
 */
export async function getBoards(
  { context, keeper }: { context: Context; keeper: StandingsKeeper },
  viewer: Viewer,
  window: Window,
) {
  await keeper.refresh()
  const apps = await listAppStandings(context, viewer, window)
  const branches = await listBranchStandings(context, viewer, window)
  const ownBranch = branches.find((standing) => standing.mine)
  const person = await findOwnStanding(context, viewer, window)
  return {
    window,
    apps: apps.filter(({ place }) => place <= boardSize),
    branches: branches.slice(0, boardSize),
    people: await listPeopleStandings(context, viewer, window),
    mine: {
      apps: apps.filter((standing) => standing.mine),
      ...(ownBranch === undefined ? {} : { branch: ownBranch }),
      ...(person === undefined ? {} : { person }),
      listed: await findListed(context, viewer.personId),
    },
    computedAt: new Date(context.clock()).toISOString(),
  }
}
