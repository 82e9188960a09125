import { sql } from 'kysely'
import type { Figure } from '@aladdin/sdk/contract/home.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { recordAudit } from '../../platform/audit.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { chooseColumns } from './choose-columns.ts'
import { toFigure } from './to-figure.ts'

const mostFigures = 3
/** Datasets that are looked at: some have no day, and some no row of this viewer. */
const candidates = 8

export type Remembered = Map<string, Figure | null>

/** Figures of the data that the viewer's branch works with, each from her own part of it. */
export async function listFigures(context: Context, viewer: Viewer, known: Remembered): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, cadence } of await listUsedData(context, viewer)) {
    if (figures.length === mostFigures) break
    const gated = await context.gate.find(viewer, name)
    const figure = gated && (await figureOf(context, viewer, { gated, cadence, known }))
    if (figure) figures.push(figure)
  }
  return figures
}

interface Ground {
  readonly gated: GatedDataset
  readonly cadence: string
  readonly known: Remembered
}

/** Equal entitlements have equal figures for ever, so each is worked out once. */
async function figureOf(context: Context, viewer: Viewer, { gated, cadence, known }: Ground) {
  const columns = chooseColumns(gated.columns, gated.treatments)
  if (columns === undefined) return undefined
  const { key } = gated.entitlement
  const remembered = known.get(key)
  if (remembered !== undefined) return remembered ?? undefined
  const { days } = await context.gate.movement(gated, {
    day: columns.day.name,
    ...(columns.measure === undefined ? {} : { measure: columns.measure.name }),
  })
  await context.db.transaction().execute((trx) =>
    recordAudit(trx, viewer, {
      action: 'home.figure',
      object: `dataset:${gated.id}`,
      detail: { version: gated.version, entitlement: key },
    }),
  )
  const dataset = { name: gated.name, title: gated.title }
  const figure = toFigure(days, { dataset, columns, isDaily: cadence === 'daily' })
  if (known.size >= mostRemembered) known.clear()
  known.set(key, figure ?? null)
  return figure
}

const mostRemembered = 10_000

/** Datasets by how much the viewer's branch used apps on them, then by how many apps read them. Daily data first. */
function listUsedData({ db, clock }: Context, viewer: Viewer) {
  return db
    .selectFrom('dataset')
    .innerJoin('dataset_version', (join) =>
      join
        .onRef('dataset_version.dataset_id', '=', 'dataset.id')
        .onRef('dataset_version.number', '=', 'dataset.version'),
    )
    .where('dataset.deleted_at', 'is', null)
    .where('dataset.cadence', 'in', ['daily', 'monthly'])
    .where('dataset_version.data_date', 'is not', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .select(['dataset.name', 'dataset.cadence'])
    .orderBy(
      sql<number>`(select count(*) from app_dataset join app on app.id = app_dataset.app_id
        join app_use on app_use.app_id = app.id
        where app_dataset.dataset_name = dataset.name and app_dataset.number = app.version
        and app_use.branch_id = ${viewer.branchId} and app_use.day > date(${bankDay(clock())}, '-28 days'))`,
      'desc',
    )
    .orderBy(
      sql<number>`(select count(*) from app_dataset join app on app.id = app_dataset.app_id
        where app_dataset.dataset_name = dataset.name and app_dataset.number = app.version
        and app.withdrawn_at is null)`,
      'desc',
    )
    .orderBy(sql`dataset.cadence = 'daily'`, 'desc')
    .orderBy('dataset_version.data_date', 'desc')
    .orderBy('dataset.name')
    .limit(candidates)
    .execute()
}
