import type { App } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import { reachesVersion } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readJson } from '../../storage/json-blob.ts'
import { withModels } from '../models/find-models.ts'

export interface AppVersion {
  readonly id: string
  readonly number: number
  /** With the models that its blocks name. */
  readonly app: App
}

/** A published version that reaches the viewer, the newest unless one is named; throws `not-found`. */
export async function getAppVersion(
  context: Context,
  viewer: Viewer,
  wish: { readonly app: string; readonly version?: number },
): Promise<AppVersion> {
  const row = await context.db
    .selectFrom('app')
    .innerJoin('app_version', 'app_version.app_id', 'app.id')
    .where('app.name', '=', wish.app)
    .where('app.withdrawn_at', 'is', null)
    .where(reachesVersion(viewer))
    .where((where) => where('app_version.number', '=', wish.version ?? where.ref('app.version')))
    .select(['app.id', 'app_version.number', 'app_version.app_hash'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  // written by publishing, which stores a normalized app
  const app = await withModels(context, viewer, (await readJson(context.blobs, row.app_hash)) as App)
  return { id: row.id, number: row.number, app }
}
