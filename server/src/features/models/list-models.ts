import type { ModelCard, ModelVersionRef } from '@aladdin/sdk/contract/models.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { getWrittenVersion } from '../../engine/compute/app-version.ts'
import type { Context } from '../../platform/context.ts'
import { reachesModel } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Models that reach the viewer, by name, each with its versions, newest first. */
export async function listModelCards(
  { db }: Context,
  viewer: Viewer,
  { app, name }: { readonly app?: string; readonly name?: string },
): Promise<ModelCard[]> {
  let question = db
    .selectFrom('model')
    .innerJoin('model_version', 'model_version.model_id', 'model.id')
    .innerJoin('app', 'app.id', 'model_version.app_id')
    .innerJoin('person as owner', 'owner.id', 'model.owner_id')
    .innerJoin('person as author', 'author.id', 'model_version.created_by')
    .innerJoin('branch', 'branch.id', 'model_version.branch_id')
    .where(reachesModel(viewer))
  if (app !== undefined) question = question.where('app.name', '=', app)
  if (name !== undefined) question = question.where('model.name', '=', name)
  const rows = await question
    .select([
      'model.name',
      'model.title_zh',
      'model.title_en',
      'model.method',
      'model.visibility',
      'model.owner_id',
      'owner.display_zh as owner_zh',
      'owner.display_en as owner_en',
      'model_version.number',
      'model_version.rows',
      'model_version.datasets',
      'model_version.fitted_on',
      'model_version.quality',
      'model_version.block',
      'model_version.created_at',
      'author.display_zh as author_zh',
      'author.display_en as author_en',
      'branch.id as branch_id',
      'branch.name_zh as branch_zh',
      'branch.name_en as branch_en',
      'app.name as app_name',
    ])
    .orderBy('model.name')
    .orderBy('model_version.number', 'desc')
    .limit(500)
    .execute()
  const cards = new Map<string, ModelCard>()
  for (const row of rows) {
    const version: ModelVersionRef = {
      number: row.number,
      rows: row.rows,
      datasets: JSON.parse(row.datasets), // our own table
      fittedOn: row.fitted_on,
      by: { zh: row.author_zh, en: row.author_en },
      branch: { id: row.branch_id, name: { zh: row.branch_zh, en: row.branch_en } },
      app: row.app_name,
      block: row.block,
      quality: JSON.parse(row.quality), // as above
      publishedAt: new Date(row.created_at).toISOString(),
    }
    const card = cards.get(row.name) ?? {
      name: row.name,
      title: { zh: row.title_zh, en: row.title_en },
      method: row.method,
      visibility: row.visibility,
      owner: { zh: row.owner_zh, en: row.owner_en },
      mine: row.owner_id === viewer.personId,
      versions: [],
    }
    cards.set(row.name, { ...card, versions: [...card.versions, version] })
  }
  return [...cards.values()]
}

/** Blocks of an app's newest version whose method learns. */
export async function learningBlocks(context: Context, viewer: Viewer, app: string) {
  const version = await getWrittenVersion(context, viewer, { app })
  return version.app.blocks.flatMap((block) =>
    block.kind === 'model' && methods[block.method]?.kind === 'fit'
      ? [
          {
            name: block.name,
            method: block.method,
            ...(block.use === undefined ? {} : { use: block.use }),
          },
        ]
      : [],
  )
}
