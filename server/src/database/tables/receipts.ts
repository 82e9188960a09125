export interface ReceiptTable {
  id: string
  kind: 'run' | 'delivery' | 'export'
  at: number
  person_id: string
  position_id: string
  branch_id: string
  /** App version; null for a delivery, which may serve several. */
  app_id: string | null
  number: number | null
  block: string | null
  /** JSON of the filters, as in the address. */
  parameters: string
  /** JSON of versions by the name of the dataset. */
  dataset_versions: string
  entitlement_hash: string
  /** SHA-256 of the values (run, export) or of the bytes (delivery); null where the server saw no result. */
  result_hash: string | null
  today: string | null
  seed: number | null
  place: 'browser' | 'server'
  rows: number | null
  bytes: number | null
  format: string | null
  /** The receipt that this one ran again. */
  again_of: string | null
}

export interface ReceiptDatasetTable {
  receipt_id: string
  dataset_id: string
  version: number
  entitlement: string
}
