export interface BranchTable {
  id: string
  parent_id: string | null
  name_zh: string
  name_en: string
  kind: 'head' | 'branch' | 'sub-branch'
  region: string
  /** Ids from the head office down, such as `/HQ/XA/XA-YT/`: a subtree is a prefix. */
  path: string
}

export interface PersonTable {
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

export interface PositionTable {
  id: string
  person_id: string
  branch_id: string
  role: 'viewer' | 'analyst' | 'steward' | 'admin'
  subject: string | null
  from_date: string
  to_date: string | null
}

export interface SessionTable {
  id_hash: string
  person_id: string
  position_id: string
  created_at: number
  seen_at: number
  ends_at: number
}

export interface TokenTable {
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
