import type { Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { readChangeCounts } from '../../platform/change-count.ts'
import type { Context } from '../../platform/context.ts'
import { createKeptAnswers } from '../../platform/kept-answers.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Sums } from './sums.ts'

/** An app on a board: the greater score first, then the greater id. */
export interface Scored {
  readonly id: string
  readonly score: number
}

/** How many apps that reach a viewer's branch stand before an app; what reaches her alone is hers to add. */
export interface BoardOrder {
  readonly countAhead: (viewer: Viewer, window: Window, app: Scored) => Promise<number>
}

const mostBoards = 60

export function createBoardOrder({ db }: Pick<Context, 'db'>, sums: Sums): BoardOrder {
  const boards = createKeptAnswers<readonly Scored[]>(mostBoards)
  return {
    async countAhead(viewer, window, app) {
      const counts = await readChangeCounts(db, ['apps'])
      const basis = { key: `${viewer.branchId} ${window}`, state: `${counts.join()} ${sums.state()}` }
      const board = await boards(basis, () => readBoard(db, viewer, window))
      return countBefore(board, app)
    },
  }
}

export function isAhead(one: Scored, other: Scored): boolean {
  return one.score > other.score || (one.score === other.score && one.id > other.id)
}

/** Halves a board that is in order until the app's place is found. */
function countBefore(board: readonly Scored[], app: Scored): number {
  let from = 0
  let to = board.length
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const one = board[middle]
    if (one !== undefined && isAhead(one, app)) from = middle + 1
    else to = middle
  }
  return from
}

function readBoard(db: Context['db'], viewer: Viewer, window: Window): Promise<readonly Scored[]> {
  // nobody's own apps: the board is kept for everyone of the branch
  const ofBranchOnly = { ...viewer, personId: '' }
  return db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .where('standing.window', '=', window)
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .where(
      reaches(ofBranchOnly, {
        visibility: 'app.visibility',
        owner: 'app.author_id',
        branch: 'app.branch_id',
      }),
    )
    .orderBy('standing.score', 'desc')
    .orderBy('standing.app_id', 'desc')
    .select(['standing.app_id as id', 'standing.score'])
    .execute()
}
