import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import type { ModelVersionRef } from '@aladdin/sdk/contract/models.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { requireHeadOffice } from './head-office.ts'
import { requireReach } from './model-reach.ts'

/** Changes whom all versions of the viewer's own model reach, as far as the data that they learned from reaches. */
export async function shareOwnModel(
  context: Context,
  viewer: Viewer,
  { name, visibility }: { readonly name: string; readonly visibility: Visibility },
): Promise<{ name: string; visibility: Visibility }> {
  const model = await context.db
    .selectFrom('model')
    .where('name', '=', name)
    .where('owner_id', '=', viewer.personId)
    .select('id')
    .executeTakeFirst()
  if (model === undefined) throw problem('not-found')
  if (visibility === 'bank') await requireHeadOffice(context, viewer)
  await requireLearnedReach(context, viewer, { model: model.id, visibility })
  await context.db.transaction().execute(async (trx) => {
    await trx.updateTable('model').set({ visibility }).where('id', '=', model.id).execute()
    await recordAudit(trx, viewer, {
      action: 'model.share',
      object: `model:${model.id}`,
      detail: { visibility },
    })
  })
  return { name, visibility }
}

async function requireLearnedReach(
  { db, gate }: Context,
  viewer: Viewer,
  { model, visibility }: { readonly model: string; readonly visibility: Visibility },
): Promise<void> {
  const versions = await db
    .selectFrom('model_version')
    .where('model_id', '=', model)
    .select('datasets')
    .execute()
  const sources = new Set(
    // our own table
    versions.flatMap(({ datasets }) =>
      (JSON.parse(datasets) as ModelVersionRef['datasets']).map((each) => each.name),
    ),
  )
  for (const source of sources) {
    const gated = await gate.find(viewer, source)
    if (gated === undefined) throw problem('dataset-unknown', { dataset: source })
    requireReach(gated, viewer, { alias: source, visibility })
  }
}
