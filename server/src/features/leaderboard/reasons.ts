import type { ScoreReasons, Window } from '@aladdin/sdk/contract/leaderboard.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { explainScore } from './score.ts'
import { readYoungAccounts, toUse } from './standings.ts'
import { windows } from './windows.ts'

/** Why one of the viewer's own apps has its score in a window: how many people of which branch count for how much. */
export async function getReasons(
  { db, clock }: Context,
  viewer: Viewer,
  { name, window }: { name: string; window: Window },
): Promise<ScoreReasons> {
  const app = await db
    .selectFrom('app')
    .where('name', '=', name)
    .where('author_id', '=', viewer.personId)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (app === undefined) throw problem('not-found')
  const today = bankDay(clock())
  const rows = await db.selectFrom('app_use').selectAll().where('app_id', '=', app.id).execute()
  const knownSince = await readYoungAccounts(db, { today, appIds: [app.id] })
  const { branches, ...reasons } = explainScore({
    uses: rows.map(toUse),
    today,
    knownSince,
    ...windows[window],
  })
  const names = await db.selectFrom('branch').select(['id', 'name_zh', 'name_en']).execute()
  const byId = new Map(names.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]))
  return {
    window,
    score: branches.reduce((sum, branch) => sum + branch.score, 0),
    ...reasons,
    branches: branches.map(({ branchId, ...part }) => ({
      branch: { id: branchId, name: byId.get(branchId) ?? { zh: branchId, en: branchId } },
      ...part,
    })),
  }
}
