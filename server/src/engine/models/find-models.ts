import type { App } from '@aladdin/sdk/app/app.ts'
import type { FittedModel } from '@aladdin/sdk/methods/fitted.ts'
import { attachModels, wantedModels } from '@aladdin/sdk/runtime/attach-models.ts'
import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { reachesModel } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { BlobStore } from '../../storage/blob-store.ts'
import { readJson } from '../../storage/json-blob.ts'

interface Shelf {
  readonly db: Kysely<Database>
  readonly blobs: BlobStore
}

/** A model version that reaches the viewer; undefined when there is none for her. */
export async function findModel(
  { db, blobs }: Shelf,
  viewer: Viewer,
  { name, version }: { readonly name: string; readonly version: number | undefined },
): Promise<FittedModel | undefined> {
  const row = await db
    .selectFrom('model')
    .innerJoin('model_version', 'model_version.model_id', 'model.id')
    .where('model.name', '=', name)
    .where(reachesModel(viewer))
    .where((where) => where('model_version.number', '=', version ?? where.ref('model.version')))
    .select('model_version.fitted_hash')
    .executeTakeFirst()
  // written by publishing a model, which stores nothing else
  return row === undefined ? undefined : ((await readJson(blobs, row.fitted_hash)) as FittedModel)
}

/** Models that reach the viewer, by name. */
export async function readableModelNames(db: Kysely<Database>, viewer: Viewer): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('model')
    .where(reachesModel(viewer))
    .select('model.name')
    .orderBy('model.name')
    .limit(5000)
    .execute()
  return rows.map(({ name }) => name)
}

/** The app with the published models that its blocks name and the viewer may read. */
export async function withModels(shelf: Shelf, viewer: Viewer, app: App): Promise<App> {
  const found = new Map<string, FittedModel>()
  for (const { use, version } of wantedModels(app)) {
    const model = await findModel(shelf, viewer, { name: use, version })
    if (model !== undefined) found.set(`${use} ${version ?? ''}`, model)
  }
  return attachModels(app, ({ use, version }) => found.get(`${use} ${version ?? ''}`))
}
