import type { AppStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectStandings, toStanding } from './app-board.ts'
import { isAhead, type BoardOrder } from './board-order.ts'

/** An author of more apps than this sees her best ones. */
const mostOwn = 20

/** The viewer's own apps, each with its place among all that reach her. */
export async function listOwnAppStandings(
  context: Context,
  viewer: Viewer,
  { window, order }: { window: Window; order: BoardOrder },
): Promise<AppStanding[]> {
  const ids = await listOwnIds(context, viewer)
  if (ids.length === 0) return []
  const rows = await selectStandings(context, viewer)
    // the plus keeps the board's index away: from her few apps to their standings, not through the whole board
    .where(sql<boolean>`+standing.window = ${window}`)
    .where('standing.app_id', 'in', ids)
    .select(sql<0 | 1>`${reaches({ ...viewer, personId: '' }, reachOfApp)}`.as('onBranchBoard'))
    .execute()
  // these reach her and not her branch, so they are not on the board that is kept for it
  const hersAlone = rows.filter(({ onBranchBoard }) => onBranchBoard === 0)
  return Promise.all(
    rows.slice(0, mostOwn).map(async (row) => {
      const ahead = await order.countAhead(viewer, window, row)
      const beside = hersAlone.filter((other) => isAhead(other, row)).length
      return toStanding(row, { place: ahead + beside + 1, viewer })
    }),
  )
}

async function listOwnIds({ db }: Context, viewer: Viewer): Promise<string[]> {
  const rows = await db.selectFrom('app').where('author_id', '=', viewer.personId).select('id').execute()
  return rows.map(({ id }) => id)
}

const reachOfApp = { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }
