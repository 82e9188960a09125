import type { App, AppFiles, AppProblem, ModelBlock, Place } from '@aladdin/sdk/app/app.ts'
import { nearest } from '@aladdin/sdk/app/nearest.ts'
import { problem as appProblem } from '@aladdin/sdk/app/problem.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { readableModelNames } from '../../engine/models/find-models.ts'
import type { Context } from '../../platform/context.ts'
import { coversApp, reachesModel } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Publication } from './publish.ts'

/**
 * The published models that an app scores with. Refused: one that does not exist for its author, on its line, and one
 * that reaches fewer people than the app would.
 */
export async function checkModels(
  context: Context,
  viewer: Viewer,
  { app, publication }: { readonly app: App; readonly publication: Publication },
): Promise<void> {
  const problems: AppProblem[] = []
  for (const block of app.blocks) {
    if (block.kind !== 'model' || block.use === undefined) continue
    const { use, version } = block
    const model = await findModel(context, viewer, use)
    const where = useLine(publication.files, block)
    const words = { name: use, block: block.name }
    if (model === undefined) {
      const meant = nearest(use, await readableModelNames(context.db, viewer))
      problems.push(appProblem('model-unknown', where, { ...words, nearest: meant }))
    } else if (version !== undefined && version > model.version) {
      problems.push(appProblem('model-version-unknown', where, { ...words, version, newest: model.version }))
    } else if (!coversApp(model, viewer, publication.visibility)) {
      throw problem('model-reaches-fewer', {
        model: model.title,
        name: use,
        reach: model.visibility,
        wanted: publication.visibility,
        mine: model.ownerId === viewer.personId,
      })
    }
  }
  if (problems.length > 0) throw problem('app-broken', { count: problems.length, problems })
}

async function findModel({ db }: Context, viewer: Viewer, name: string) {
  const row = await db
    .selectFrom('model')
    .where(reachesModel(viewer))
    .where('model.name', '=', name)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    title: { zh: row.title_zh, en: row.title_en },
    version: row.version,
    visibility: row.visibility,
    ownerId: row.owner_id,
    ownerBranchId: row.branch_id,
  }
}

/** The line that names the model; the block's own where it is written in another way. */
function useLine(files: AppFiles, { place }: ModelBlock): Place {
  const lines = (files[place.file] ?? '').split(/\r\n|\n|\r/)
  const offset = lines.slice(place.line).findIndex((line) => /^\s*(use\s*:|`{3}|~{3})/.test(line))
  const isNamed = /^\s*use/.test(lines[place.line + offset] ?? '')
  return isNamed ? { ...place, line: place.line + offset + 1 } : place
}
