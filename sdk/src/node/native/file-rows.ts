import type { LocalText } from '../../contract/text.ts'
import type { IngestPlan } from '../../contract/uploads.ts'
import type { RefusedRecord } from '../../ingest/normalizer.ts'
import type { TextFacts } from './scan-text.ts'

/** How a file would be read, and what its author should know of it. */
export interface Suggestion {
  readonly plan: IngestPlan
  readonly notes: readonly LocalText[]
  readonly sheets: readonly string[]
  /** Rows of the planned sheet, which take long to read. */
  readonly cells?: readonly (readonly Cell[])[]
  /** What a look at the whole file told. */
  readonly facts?: TextFacts
}

/** One cell of a sheet. A text cell may hold a code; others are numbers, dates, or yes and no. */
export interface Cell {
  readonly text: string | null
  readonly kind: 'text' | 'other' | 'none'
}

/** The rows of a file, ready for `typedRowsSql`. */
export interface FileRows {
  /** SQL of a relation with `line` and one text field `f0`, `f1`, … for every planned column. */
  readonly relation: string
  /** The same without `line`, where counting lines costs something. */
  readonly unnumbered?: string
  readonly wide: boolean
  /** All rows, also those that could not be cut into fields. */
  readonly records: number
  readonly refused: readonly RefusedRecord[]
  readonly refusedCount: number
}
