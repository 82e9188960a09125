import { sql, type Kysely } from 'kysely'
import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'
import type { Domain } from '@aladdin/sdk/contract/dataset.ts'
import type { Database } from '../../database/schema.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Datasets that reach the viewer, with everything that a row of the catalog shows. */
export function selectSummaries(db: Kysely<Database>, viewer: Viewer) {
  return db
    .selectFrom('dataset')
    .innerJoin('dataset_version as newest', (join) =>
      join.onRef('newest.dataset_id', '=', 'dataset.id').onRef('newest.number', '=', 'dataset.version'),
    )
    .innerJoin('person as owner', 'owner.id', 'dataset.owner_id')
    .innerJoin('branch as home', 'home.id', 'dataset.owner_branch_id')
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .select([
      'dataset.id',
      'dataset.name',
      'dataset.title_zh',
      'dataset.title_en',
      'dataset.meaning_zh',
      'dataset.meaning_en',
      'dataset.domain',
      'dataset.classification',
      'dataset.visibility',
      'dataset.version',
      'dataset.owner_id',
      'dataset.cadence',
      'dataset.max_age_days',
      'owner.name as owner_name',
      'owner.display_zh as owner_zh',
      'owner.display_en as owner_en',
      'home.id as branch_id',
      'home.name_zh as branch_zh',
      'home.name_en as branch_en',
      'newest.source_kind',
      'newest.rows',
      'newest.data_date',
      sql<number>`json_array_length(newest.columns)`.as('column_count'),
    ])
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

export function toSummary(row: SummaryRow, viewer: Viewer): DatasetSummary {
  return {
    // ids and domains come from our own tables
    id: row.id as DatasetSummary['id'],
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    meaning: { zh: row.meaning_zh, en: row.meaning_en },
    domain: row.domain as Domain,
    classification: row.classification,
    owner: {
      name: row.owner_name,
      display: { zh: row.owner_zh, en: row.owner_en },
      branch: { id: row.branch_id, name: { zh: row.branch_zh, en: row.branch_en } },
    },
    visibility: row.visibility,
    sourceKind: row.source_kind,
    version: row.version,
    rows: row.rows,
    columns: row.column_count,
    ...(row.data_date === null ? {} : { dataDate: row.data_date }),
    mine: row.owner_id === viewer.personId,
  }
}
