export interface AnswerTable {
  /** Made of the app version, the viewer's extract keys, the parameters and the models. */
  key: string
  app_id: string
  number: number
  /** JSON of the parameters as text, as in an address. */
  parameters: string
  /** JSON of the extract keys that it was made of. */
  extracts: string
  /** Content-addressed blob: the pack. */
  hash: string
  bytes: number
  /** Whether a browser may keep it between visits: not for customer data. */
  may_keep: number
  made_at: number
  opened_at: number
}
