import type { AppStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { boardSize } from './board-size.ts'

/** The first apps of the board that reach the viewer, and all of her own, each with its place among them. */
export async function listAppStandings(
  { db }: Context,
  viewer: Viewer,
  window: Window,
): Promise<AppStanding[]> {
  const placed = db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .where('standing.window', '=', window)
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .select([
      'app.id',
      'app.author_id',
      sql<number>`row_number() over (order by standing.score desc, standing.app_id desc)`.as('place'),
    ])
  const rows = await db
    .selectFrom(placed.as('placed'))
    .innerJoin('app', 'app.id', 'placed.id')
    .innerJoin('app_standing as standing', (join) =>
      join.onRef('standing.app_id', '=', 'app.id').on('standing.window', '=', window),
    )
    .innerJoin('person', 'person.id', 'app.author_id')
    .innerJoin('branch', 'branch.id', 'app.branch_id')
    .where((where) =>
      where.or([where('placed.place', '<=', boardSize), where('placed.author_id', '=', viewer.personId)]),
    )
    .orderBy('placed.place')
    .select(['placed.place', 'app.name', 'app.title_zh', 'app.title_en', 'app.author_id'])
    .select(['person.display_zh', 'person.display_en'])
    .select(['branch.id as branch_id', 'branch.name_zh', 'branch.name_en'])
    .select(['standing.score', 'standing.users', 'standing.branches', 'standing.stars', 'standing.forks'])
    .execute()
  return rows.map((row) => ({
    place: row.place,
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
  }))
}
