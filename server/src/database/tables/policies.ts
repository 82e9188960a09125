export interface PolicyProposalTable {
  id: string
  dataset_id: string
  /** Version of the policy that it was made from. */
  base_version: number
  document: string
  reason: string
  created_at: number
  created_by: string
  state: 'pending' | 'approved' | 'declined' | 'withdrawn'
  decided_by: string | null
  decided_at: number | null
  sentence: string | null
}

export interface AccessRequestTable {
  id: string
  dataset_id: string
  person_id: string
  position_id: string
  wanted: 'rows' | 'column' | 'export'
  column_name: string | null
  reason: string
  created_at: number
  state: 'open' | 'granted' | 'declined' | 'withdrawn'
  decided_by: string | null
  decided_at: number | null
  sentence: string | null
  /** Day on which a granted exception ends. */
  expires: string | null
}
