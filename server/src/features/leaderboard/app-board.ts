import type { AppStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { boardSize } from './board-size.ts'

/** The first apps of the board that reach the viewer. */
export async function listAppStandings(
  context: Context,
  viewer: Viewer,
  window: Window,
): Promise<AppStanding[]> {
  const rows = await selectStandings(context, viewer)
    .where('standing.window', '=', window)
    .limit(boardSize)
    .execute()
  return rows.map((row, index) => toStanding(row, { place: index + 1, viewer }))
}

/** Standings of a window that the caller names, of apps that reach the viewer, with what a board shows. */
export function selectStandings({ db }: Context, viewer: Viewer) {
  return db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .innerJoin('person', 'person.id', 'app.author_id')
    .innerJoin('branch', 'branch.id', 'app.branch_id')
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .orderBy('standing.score', 'desc')
    .orderBy('standing.app_id', 'desc')
    .select(['app.id', 'app.name', 'app.title_zh', 'app.title_en', 'app.author_id'])
    .select(['person.display_zh', 'person.display_en'])
    .select(['branch.id as branch_id', 'branch.name_zh', 'branch.name_en'])
    .select(['standing.score', 'standing.users', 'standing.branches', 'standing.stars', 'standing.forks'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectStandings>['execute']>>[number]

export function toStanding(row: Row, { place, viewer }: { place: number; viewer: Viewer }): AppStanding {
  return {
    place,
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    author: { zh: row.display_zh, en: row.display_en },
    branch: { id: row.branch_id, name: { zh: row.name_zh, en: row.name_en } },
    score: row.score,
    users: row.users,
    branches: row.branches,
    stars: row.stars,
    forks: row.forks,
    mine: row.author_id === viewer.personId,
  }
}
