export interface ModelTable {
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

export interface ModelVersionTable {
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
