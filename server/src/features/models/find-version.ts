import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'
import type { AppVersion } from './record-model.ts'

/** A published version that reaches the viewer; the newest unless one is named. */
export async function findVersion(
  { db, blobs }: Context,
  viewer: Viewer,
  wish: { readonly app: string; readonly version?: number },
): Promise<AppVersion> {
  const row = await db
    .selectFrom('app')
    .innerJoin('app_version', 'app_version.app_id', 'app.id')
    .where('app.name', '=', wish.app)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .where((where) => where('app_version.number', '=', wish.version ?? where.ref('app.version')))
    .select(['app.id', 'app_version.number', 'app_version.app_hash'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  // written by publishing, which stores a normalized app
  return { id: row.id, number: row.number, app: (await readJson(blobs, row.app_hash)) as App }
}
