import type { DatasetPage, EntitledColumn } from '@aladdin/sdk/contract/catalog.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { isKeeper } from '../../engine/gate/keeper.ts'
import { missingRights } from '../../engine/gate/missing-rights.ts'
import type { StoredExtract } from '../../engine/extract/extract-store.ts'
import type { KnownProfiles } from '../../engine/profile/known-profiles.ts'
import { profileExtract, toColumnProfiles } from '../../engine/profile/profile.ts'
import { dataDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { auditLook } from './audit-look.ts'
import { isStale } from './freshness.ts'
import { selectSummaries, toSummary } from './summaries.ts'

/** Everything on a dataset's page. All figures about rows are about the viewer's own part of them. */
export async function getDatasetPage(
  context: Context,
  viewer: Viewer,
  { name, profiles }: { readonly name: string; readonly profiles: KnownProfiles },
): Promise<DatasetPage> {
  const { db, clock } = context
  const row = await selectSummaries(db, viewer).where('dataset.name', '=', name).executeTakeFirst()
  const gated = await context.gate.find(viewer, name)
  if (row === undefined || gated === undefined) throw problem('not-found')
  const extract = await context.gate.extract(gated)
  await auditLook(context, viewer, { gated, what: 'profile', rows: extract.rows })
  const treatments = Object.values(gated.treatments)
  return {
    dataset: toSummary(row, viewer),
    columns: await listColumns(context, gated, { extract, profiles }),
    entitled: {
      rows: extract.rows,
      totalRows: gated.totalRows,
      maskedColumns: treatments.filter(({ treatment }) => treatment === 'masked' || treatment === 'join-only')
        .length,
      hiddenColumns: treatments.filter(({ treatment }) => treatment === 'hidden').length,
      reason: gated.reason,
      mode: gated.mode,
      export: gated.exportRight,
      ...(gated.until === undefined ? {} : { until: gated.until }),
      missing: [...missingRights(gated)],
    },
    keeper: isKeeper(viewer, gated),
    versions: await listVersions(context, gated.id),
    freshness: {
      cadence: row.cadence,
      maxAgeDays: row.max_age_days,
      stale: isStale({
        dataDate: gated.dataDate,
        maxAgeDays: row.max_age_days,
        today: await dataDay(db, clock()),
      }),
    },
    usedBy: await listUsers(context, viewer, name),
  }
}

async function listColumns(
  { native }: Context,
  gated: GatedDataset,
  { extract, profiles }: { readonly extract: StoredExtract; readonly profiles: KnownProfiles },
): Promise<EntitledColumn[]> {
  const make = () => profileExtract(native, extract, gated.entitlement.columns)
  const described =
    // ends, bins and frequent values are values
    gated.mode.kind === 'server-only'
      ? new Map<string, never>()
      : toColumnProfiles(await profiles(extract.key, make))
  return gated.columns.map((column) => {
    const treatment = gated.treatments[column.name] ?? { treatment: 'hidden' as const }
    const profile = described.get(column.name)
    return profile === undefined ? { column, treatment } : { column, treatment, profile }
  })
}

async function listVersions({ db }: Context, datasetId: string): Promise<DatasetPage['versions']> {
  const rows = await db
    .selectFrom('dataset_version')
    .where('dataset_id', '=', datasetId)
    .orderBy('number', 'desc')
    .limit(50)
    .select(['number', 'rows', 'created_at', 'source_kind', 'data_date'])
    .execute()
  return rows.map((row) => ({
    number: row.number,
    rows: row.rows,
    createdAt: new Date(row.created_at).toISOString(),
    sourceKind: row.source_kind,
    ...(row.data_date === null ? {} : { dataDate: row.data_date }),
  }))
}

/** Apps that read the dataset and that the viewer may see. */
async function listUsers({ db }: Context, viewer: Viewer, name: string): Promise<DatasetPage['usedBy']> {
  const rows = await db
    .selectFrom('app_dataset')
    .innerJoin('app', (join) =>
      join.onRef('app.id', '=', 'app_dataset.app_id').onRef('app.version', '=', 'app_dataset.number'),
    )
    .where('app_dataset.dataset_name', '=', name)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .select(['app.name', 'app.title_zh', 'app.title_en'])
    .distinct()
    .limit(30)
    .execute()
  return rows.map((row) => ({ name: row.name, title: { zh: row.title_zh, en: row.title_en } }))
}
