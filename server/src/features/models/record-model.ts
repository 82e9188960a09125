import type { Transaction } from 'kysely'
import type { Visibility } from '@aladdin/sdk/contract/catalog.ts'
import type { PublishedModel } from '@aladdin/sdk/contract/models.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { FittedModel, FittedRelation, FittedValue } from '@aladdin/sdk/methods/fitted.ts'
import type { Database } from '../../database/schema.ts'
import type { AppVersion } from '../../engine/compute/app-version.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Blob } from '../../storage/blob-store.ts'

export interface Learned {
  readonly name: string
  readonly visibility: Visibility
  readonly version: AppVersion
  readonly block: string
  readonly method: string
  readonly fittedOn: string
  readonly relations: readonly FittedRelation[]
  readonly datasets: FittedModel['about']['datasets']
  /** Keys of the entitlements that the rows came through. */
  readonly entitlements: readonly string[]
  readonly store: (model: FittedModel) => Promise<Blob>
}

/** Makes the next version of a model visible: its rows and its audit row, or neither. */
export async function recordModel(
  context: Context,
  viewer: Viewer,
  learned: Learned,
): Promise<PublishedModel> {
  const { name, version, relations, datasets, fittedOn } = learned
  const known = await findOwn(context.db, viewer, name)
  const number = (known?.version ?? 0) + 1
  const quality = firstRow(relations.find(({ side }) => side === 'quality'))
  const rows = Number(quality['rows'] ?? 0)
  const model: FittedModel = {
    format: 1,
    method: learned.method,
    about: {
      model: name,
      version: number,
      title: version.app.title,
      fittedOn,
      fittedBy: viewer.display,
      branch: await branchName(context, viewer),
      rows,
      datasets,
    },
    relations,
  }
  const blob = await learned.store(model)
  const at = context.clock()
  const newId = context.newId()
  await context.db.transaction().execute(async (trx) => {
    const id = await placeModel(trx, viewer, { learned, number, at, newId })
    await trx
      .insertInto('model_version')
      .values({
        model_id: id,
        number,
        app_id: version.id,
        app_number: version.number,
        block: learned.block,
        fitted_hash: blob.hash,
        rows,
        datasets: JSON.stringify(datasets),
        fitted_on: fittedOn,
        quality: JSON.stringify(quality),
        created_at: at,
        created_by: viewer.personId,
        position_id: viewer.positionId,
        branch_id: viewer.branchId,
      })
      .execute()
    await recordAudit(trx, viewer, {
      action: 'model.publish',
      object: `model:${id}`,
      detail: {
        number,
        visibility: learned.visibility,
        rows,
        fitted: blob.hash,
        entitlements: learned.entitlements.join(' '),
      },
    })
  })
  return { name, version: number }
}

async function findOwn(db: Context['db'] | Transaction<Database>, viewer: Viewer, name: string) {
  const row = await db
    .selectFrom('model')
    .where('name', '=', name)
    .select(['id', 'owner_id', 'version'])
    .executeTakeFirst()
  if (row !== undefined && row.owner_id !== viewer.personId) throw problem('model-other-owner', { name })
  return row
}

interface Placement {
  readonly learned: Learned
  readonly number: number
  readonly at: number
  readonly newId: string
}

async function placeModel(
  trx: Transaction<Database>,
  viewer: Viewer,
  { learned, number, at, newId }: Placement,
): Promise<string> {
  const { title } = learned.version.app
  const shown = {
    title_zh: title.zh,
    title_en: title.en,
    method: learned.method,
    visibility: learned.visibility,
    version: number,
  }
  const known = await findOwn(trx, viewer, learned.name)
  // another window published the same version a moment ago
  if ((known?.version ?? 0) !== number - 1) throw problem('busy')
  if (known !== undefined) {
    await trx.updateTable('model').set(shown).where('id', '=', known.id).execute()
    return known.id
  }
  await trx
    .insertInto('model')
    .values({
      id: newId,
      name: learned.name,
      owner_id: viewer.personId,
      branch_id: viewer.branchId,
      created_at: at,
      ...shown,
    })
    .execute()
  return newId
}

async function branchName({ db }: Context, viewer: Viewer) {
  const row = await db
    .selectFrom('branch')
    .where('id', '=', viewer.branchId)
    .select(['name_zh', 'name_en'])
    .executeTakeFirstOrThrow()
  return { zh: row.name_zh, en: row.name_en }
}

function firstRow(table: FittedRelation | undefined): Readonly<Record<string, FittedValue>> {
  const [row] = table?.rows ?? []
  return Object.fromEntries((table?.columns ?? []).map(({ name }, index) => [name, row?.[index] ?? null]))
}
