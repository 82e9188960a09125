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
  readonly app: App
}

interface Wish {
  readonly app: string
  /** The newest one unless it is named. */
  readonly version?: number | undefined
}

/** A published version that reaches the viewer, as its author wrote it; throws `not-found`. */
export async function getWrittenVersion(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  viewer: Viewer,
  wish: Wish,
): Promise<AppVersion> {
  const row = await db
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
  return { id: row.id, number: row.number, app: (await readJson(blobs, row.app_hash)) as App }
}

/** As `getWrittenVersion`, with the models that its blocks name: ready to be run. */
export async function getAppVersion(context: Context, viewer: Viewer, wish: Wish): Promise<AppVersion> {
  const { id, number, app } = await getWrittenVersion(context, viewer, wish)
  return { id, number, app: await withModels(context, viewer, app) }
}
