import type { AppStanding, BranchStanding, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { storeStandings } from './standings.ts'

const boardSize = 50

/**
 * The boards of one window as the viewer may see them: apps that do not reach her are left out of the list but count
 * for their branch. Her own apps and branch come with them, wherever they stand.
 */
export async function getBoards(context: Context, viewer: Viewer, window: Window) {
  const today = bankDay(context.clock())
  await refresh(context, today)
  const apps = await listAppStandings(context, viewer, window)
  const branches = await listBranchStandings(context, viewer, window)
  const ownBranch = branches.find((standing) => standing.mine)
  return {
    window,
    apps: apps.slice(0, boardSize),
    branches: branches.slice(0, boardSize),
    mine: {
      apps: apps.filter((standing) => standing.mine),
      ...(ownBranch === undefined ? {} : { branch: ownBranch }),
    },
    computedAt: new Date(context.clock()).toISOString(),
  }
}

/** Scores fade from day to day even when nothing happens; the first reader of a day brings them up to date. */
async function refresh({ db }: Context, today: string): Promise<void> {
  const stale = await db
    .selectFrom('app_standing')
    .where('day', '<', today)
    .select('app_id')
    .executeTakeFirst()
  if (stale === undefined) return
  await db.transaction().execute((trx) => storeStandings(trx, { today }))
}

async function listAppStandings({ db }: Context, viewer: Viewer, window: Window): Promise<AppStanding[]> {
  const rows = await db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .innerJoin('person', 'person.id', 'app.author_id')
    .innerJoin('branch', 'branch.id', 'app.branch_id')
    .where('standing.window', '=', window)
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .orderBy('standing.score', 'desc')
    .orderBy('app.id')
    .select([
      'app.name',
      'app.title_zh',
      'app.title_en',
      'app.author_id',
      'person.display_zh',
      'person.display_en',
      'branch.id as branch_id',
      'branch.name_zh',
      'branch.name_en',
      'standing.score',
      'standing.users',
      'standing.branches',
      'standing.stars',
      'standing.forks',
    ])
    .execute()
  return rows.map((row, index) => ({
    place: index + 1,
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

/** A branch stands where the sum of its apps' scores puts it. */
async function listBranchStandings(
  { db }: Context,
  viewer: Viewer,
  window: Window,
): Promise<BranchStanding[]> {
  const rows = await db
    .selectFrom('app_standing as standing')
    .innerJoin('app', 'app.id', 'standing.app_id')
    .innerJoin('branch', 'branch.id', 'app.branch_id')
    .where('standing.window', '=', window)
    .where('standing.score', '>', 0)
    .where('app.withdrawn_at', 'is', null)
    .groupBy(['branch.id', 'branch.name_zh', 'branch.name_en'])
    .select((row) => [
      'branch.id',
      'branch.name_zh',
      'branch.name_en',
      row.fn.sum<number>('standing.score').as('score'),
      row.fn.sum<number>('standing.users').as('users'),
      row.fn.countAll<number>().as('apps'),
    ])
    .orderBy('score', 'desc')
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
