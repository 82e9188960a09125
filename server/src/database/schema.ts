import type { Generated } from 'kysely'

/**
 * Every table of the metadata database. Times are epoch milliseconds, flags 0 or 1, JSON is text.
 * Each table has exactly one writing feature, named in the line above it; others may read.
 */
export interface Database {
  // platform
  setting: { name: string; value: string }
  audit: AuditTable
  event: EventTable
  projection: { name: string; position: number }
  // session
  branch: BranchTable
  person: PersonTable
  position: PositionTable
  session: SessionTable
  setup_code: { code_hash: string; expires_at: number }
  // tokens
  token: TokenTable
  // catalog
  dataset: DatasetTable
  dataset_version: DatasetVersionTable
  policy: PolicyTable
  dataset_search: { dataset_id: string; title: string; body: string; pinyin: string; initials: string }
  // uploads
  upload: UploadTable
  // workbench
  draft: DraftTable
  draft_history: { draft_id: string; revision: number; files: string; saved_at: number }
  // publishing
  app: AppTable
  app_version: AppVersionTable
  app_dataset: { app_id: string; number: number; alias: string; dataset_name: string; version: number | null }
  app_search: { app_id: string; title: string; body: string; pinyin: string; initials: string }
  app_facet: { facet: 'topic' | 'branch' | 'dataset' | 'tag'; value: string; app_id: string }
  // models
  model: ModelTable
  model_version: ModelVersionTable
  // gallery
  star: { app_id: string; person_id: string; at: number }
  // comments
  comment: CommentTable
  // runs
  run: RunTable
  // leaderboard: who wants to stand on the board of people
  ranked_person: { person_id: string; at: number }
  // leaderboard (projection of events, can be rebuilt from them)
  /** Apps whose standings wait to be made again. */
  app_stale: { app_id: string }
  app_use: { app_id: string; person_id: string; branch_id: string; kind: string; day: string }
  app_standing: {
    app_id: string
    window: string
    score: number
    users: number
    branches: number
    stars: number
    forks: number
    day: string
  }
  // preferences
  preference: { person_id: string; name: string; value: string; updated_at: number }
  // home
  home_visit: { person_id: string; since: number; seen_at: number }
}

interface AuditTable {
  seq: Generated<number>
  at: number
  person_id: string | null
  position_id: string | null
  branch_id: string | null
  action: string
  object: string
  /** Canonical JSON: keys sorted, no spaces. */
  detail: string
  prev_hash: string
  hash: string
}

interface EventTable {
  seq: Generated<number>
  at: number
  kind: string
  person_id: string
  position_id: string
  branch_id: string
  subject_id: string
  detail: string
}

interface BranchTable {
  id: string
  parent_id: string | null
  name_zh: string
  name_en: string
  kind: 'head' | 'branch' | 'sub-branch'
  region: string
  /** Ids from the head office down, such as `/HQ/XA/XA-YT/`: a subtree is a prefix. */
  path: string
}

interface PersonTable {
  id: string
  name: string
  display_zh: string
  display_en: string
  kind: 'person' | 'service'
  password_hash: string | null
  /** One sentence of the demo's sign-in page; null for real persons. */
  demo_zh: string | null
  demo_en: string | null
  created_at: number
  disabled_at: number | null
}

interface PositionTable {
  id: string
  person_id: string
  branch_id: string
  role: 'viewer' | 'analyst' | 'steward' | 'admin'
  subject: string | null
  from_date: string
  to_date: string | null
}

interface SessionTable {
  id_hash: string
  person_id: string
  position_id: string
  created_at: number
  seen_at: number
  ends_at: number
}

interface TokenTable {
  id: string
  person_id: string
  position_id: string
  name: string
  secret_hash: string
  scopes: string
  created_at: number
  expires_at: number
  last_used_at: number | null
  revoked_at: number | null
}

interface DatasetTable {
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

interface DatasetVersionTable {
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

interface PolicyTable {
  dataset_id: string
  version: number
  document: string
  created_at: number
  created_by: string
}

interface UploadTable {
  id: string
  person_id: string
  file_name: string
  path: string
  bytes: number
  created_at: number
}

interface DraftTable {
  id: string
  person_id: string
  app_id: string | null
  parent_app_id: string | null
  parent_number: number | null
  files: string
  revision: number
  created_at: number
  updated_at: number
  deleted_at: number | null
}

interface AppTable {
  id: string
  name: string
  author_id: string
  branch_id: string
  visibility: 'private' | 'branch' | 'bank'
  version: number
  title_zh: string
  title_en: string
  summary_zh: string
  summary_en: string
  topic: string
  tags: string
  parent_app_id: string | null
  parent_number: number | null
  /** Draft that the author goes on with; null when it came from files. */
  draft_id: string | null
  created_at: number
  published_at: number
  withdrawn_at: number | null
}

interface AppVersionTable {
  app_id: string
  number: number
  /** Content-addressed blobs: JSON of the files, JSON of the normalized app, the picture. */
  files_hash: string
  app_hash: string
  picture_hash: string
  note: string
  created_at: number
  created_by: string
  position_id: string
  branch_id: string
  /** Whom this version was published for; it reaches nobody else, however far the app goes later. */
  visibility: 'private' | 'branch' | 'bank'
  /** Picture with English words and numbers; null for versions from before there were two. */
  picture_en_hash: string | null
}

interface CommentTable {
  id: string
  app_id: string
  person_id: string
  /** The branch that its author acted for. */
  branch_id: string
  body: string
  at: number
  edited_at: number | null
  hidden_at: number | null
  hidden_by: string | null
  hidden_reason: string | null
}

interface ModelTable {
  id: string
  name: string
  method: string
  title_zh: string
  title_en: string
  owner_id: string
  branch_id: string
  visibility: 'private' | 'branch' | 'bank'
  version: number
  created_at: number
}

interface ModelVersionTable {
  model_id: string
  number: number
  /** The app version and the block that were fitted. */
  app_id: string
  app_number: number
  block: string
  /** Content-addressed blob: JSON of what was learned. */
  fitted_hash: string
  rows: number
  /** JSON of `{ name, version }[]`. */
  datasets: string
  fitted_on: string
  /** JSON of the first row of the quality table. */
  quality: string
  created_at: number
  created_by: string
  position_id: string
  branch_id: string
}

interface RunTable {
  id: string
  app_id: string
  number: number
  person_id: string
  position_id: string
  branch_id: string
  at: number
  parameters: string
  dataset_versions: string
  entitlement_hash: string
  today: string
  seed: number
  place: string
}
