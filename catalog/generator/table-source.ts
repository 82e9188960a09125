import type { Counts } from './scale.ts'

/** What the SQL of a table may depend on. The seed enters through the `draw` macro, not through the text. */
export interface Bank {
  readonly counts: Counts
}

/**
 * How one table of the demo bank is made. Sources run in order; a source may read every kept table before it.
 */
export interface TableSource {
  readonly name: string
  /** A dataset is catalogued, truth is written beside it for verification only, work is never written. */
  readonly kind: 'dataset' | 'truth' | 'work'
  /** Kept tables can be read by later sources; the others go straight to their file. */
  readonly isKept: boolean
  readonly select: (bank: Bank) => string
  /** Columns that order the rows completely, so that the file is the same every time. */
  readonly order: string
  /** Version 2 of Parquet packs timestamps and row numbers better, version 1 (the default) packs amounts better. */
  readonly parquetVersion?: 'v2'
}
