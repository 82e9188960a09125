export interface DraftTable {
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

export interface AppTable {
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

export interface AppVersionTable {
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

export interface CommentTable {
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

export interface RunTable {
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
