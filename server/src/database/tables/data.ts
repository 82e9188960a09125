import type { Generated } from 'kysely'

export interface DatasetTable {
  id: string
  name: string
  title_zh: string
  title_en: string
  meaning_zh: string
  meaning_en: string
  domain: string
  classification: 'C0' | 'C1' | 'C2'
  owner_id: string
  owner_branch_id: string
  visibility: 'private' | 'branch' | 'bank'
  cadence: string
  max_age_days: number
  version: number
  policy_version: number
  /** Random key for this dataset's pseudonyms. */
  secret: string
  created_at: number
  deleted_at: number | null
}

export interface DatasetVersionTable {
  dataset_id: string
  number: number
  source_kind: string
  snapshot_hash: string
  rows: number
  bytes: number
  /** JSON of `Column[]`. */
  columns: string
  /** JSON of the profile over all rows: for synthetic rows, never shown. */
  profile: string
  data_date: string | null
  created_at: number
  created_by: string
}

export interface PolicyTable {
  dataset_id: string
  version: number
  document: string
  created_at: number
  created_by: string
  reason: Generated<string>
  /** Who looked at it as the second person, where it gives more than the one before. */
  approved_by: Generated<string | null>
}

export interface UploadTable {
  id: string
  person_id: string
  file_name: string
  path: string
  bytes: number
  created_at: number
}
