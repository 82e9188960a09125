import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { CatalogEntry, Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Database } from '../../database/schema.ts'
import { toSearchText } from '../../platform/search-text.ts'
import type { Ingested } from './ingest.ts'

/** What the catalog says of a dataset besides its rows. */
export interface Definition {
  readonly name: string
  readonly title: LocalText
  readonly meaning: LocalText
  readonly domain: CatalogEntry['domain']
  readonly classification: CatalogEntry['classification']
  readonly cadence: CatalogEntry['freshness']['cadence']
  readonly maxAgeDays: number
  readonly columns: readonly Column[]
  readonly policy: Policy
}

export interface Registration {
  readonly id: string
  readonly definition: Definition
  readonly owner: { readonly personId: string; readonly branchId: string }
  readonly visibility: 'private' | 'branch' | 'bank'
  readonly at: number
}

/** Names a snapshot as the first version of a new dataset, with its first policy. The name must be free. */
export async function registerDataset(
  trx: Transaction<Database>,
  { id, definition, owner, visibility, at }: Registration,
  ingested: Ingested,
): Promise<void> {
  const { name, title, meaning } = definition
  await trx
    .insertInto('dataset')
    .values({
      id,
      name,
      title_zh: title.zh,
      title_en: title.en,
      meaning_zh: meaning.zh,
      meaning_en: meaning.en,
      domain: definition.domain,
      classification: definition.classification,
      owner_id: owner.personId,
      owner_branch_id: owner.branchId,
      visibility,
      cadence: definition.cadence,
      max_age_days: definition.maxAgeDays,
      version: 0,
      policy_version: 1,
      secret: randomBytes(32).toString('hex'),
      created_at: at,
      deleted_at: null,
    })
    .execute()
  await trx
    .insertInto('policy')
    .values({
      dataset_id: id,
      version: 1,
      document: JSON.stringify(definition.policy),
      created_at: at,
      created_by: owner.personId,
    })
    .execute()
  const words = [
    name,
    meaning.zh,
    meaning.en,
    ...definition.columns.flatMap((column) => [column.name, column.title.zh]),
  ]
  await trx
    .insertInto('dataset_search')
    .values({ dataset_id: id, ...toSearchText([title.zh, title.en], words) })
    .execute()
  await registerVersion(trx, { datasetId: id, columns: definition.columns, by: owner.personId, at }, ingested)
}

interface NewVersion {
  readonly datasetId: string
  readonly columns: readonly Column[]
  readonly by: string
  readonly at: number
}

/** Names a snapshot as the next version of a dataset; apps that pin no version follow it from now on. */
export async function registerVersion(
  trx: Transaction<Database>,
  { datasetId, columns, by, at }: NewVersion,
  ingested: Ingested,
): Promise<number> {
  const { version } = await trx
    .selectFrom('dataset')
    .where('id', '=', datasetId)
    .select('version')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('dataset_version')
    .values({
      dataset_id: datasetId,
      number: version + 1,
      source_kind: ingested.sourceKind,
      snapshot_hash: ingested.snapshot.hash,
      rows: ingested.rows,
      bytes: ingested.snapshot.bytes,
      columns: JSON.stringify(columns),
      profile: JSON.stringify(ingested.profile),
      data_date: ingested.dataDate ?? null,
      created_at: at,
      created_by: by,
    })
    .execute()
  await trx
    .updateTable('dataset')
    .set({ version: version + 1 })
    .where('id', '=', datasetId)
    .execute()
  return version + 1
}
