import type { ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'
import type { Context } from './context.ts'
import type { Viewer } from './viewer.ts'

/** What an app may know of who runs it: her branch and those below it, with their names, a branch before those below it. */
export async function viewerScope({ db }: Pick<Context, 'db'>, viewer: Viewer): Promise<ViewerScope> {
  const rows = await db
    .selectFrom('branch')
    .where('id', 'in', viewer.branches)
    .select(['id', 'name_zh', 'name_en'])
    .orderBy('path')
    .execute()
  const branches = rows.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en } }))
  const own = branches.find(({ id }) => id === viewer.branchId)
  if (own === undefined) throw new Error(`branch of a position is unknown: ${viewer.branchId}`)
  return { branch: own, branches }
}
