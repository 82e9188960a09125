import type { AuditTable, EventTable } from './tables/platform.ts'
import type { BranchTable, PersonTable, PositionTable, SessionTable, TokenTable } from './tables/people.ts'
import type { DatasetTable, DatasetVersionTable, PolicyTable, UploadTable } from './tables/data.ts'
import type { AccessRequestTable, PolicyProposalTable } from './tables/policies.ts'
import type { Purpose } from '@aladdin/sdk/contract/policy.ts'
import type { DraftTable, AppTable, AppVersionTable, CommentTable, RunTable } from './tables/apps.ts'
import type { AnswerTable } from './tables/answers.ts'
import type { ReceiptDatasetTable, ReceiptTable } from './tables/receipts.ts'
import type { ModelTable, ModelVersionTable } from './tables/models.ts'

/**
 * Every table of the metadata database. Times are epoch milliseconds, flags 0 or 1, JSON is text.
 * Each table has exactly one writing feature, named in the line above it; others may read.
 */
export interface Database {
  // platform
  setting: { name: string; value: string }
  audit: AuditTable
  event: EventTable
  receipt: ReceiptTable
  receipt_dataset: ReceiptDatasetTable
  projection: { name: string; position: number }
  /** How often something has changed; moved by triggers alone. */
  change_count: { subject: string; count: number }
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
  // policies
  policy_proposal: PolicyProposalTable
  purpose_secret: { purpose: Purpose; secret: string }
  access_request: AccessRequestTable
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
  // answers
  answer: AnswerTable
  /** JSON blob of the first screen; `look` is language and theme. */
  answer_picture: { answer_key: string; look: string; hash: string }
  /** Apps whose stored answers are to be made ahead. */
  answer_due: { app_id: string; at: number }
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
