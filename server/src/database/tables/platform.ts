import type { Generated } from 'kysely'

export interface AuditTable {
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

export interface EventTable {
  seq: Generated<number>
  at: number
  kind: string
  person_id: string
  position_id: string
  branch_id: string
  subject_id: string
  detail: string
}
