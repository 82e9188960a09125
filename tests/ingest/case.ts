/** A file that somebody may really bring, and what becomes of it. */
export type FileCase = ReadCase | RefusedCase

interface AnyCase {
  /** What is awkward about it. */
  readonly what: string
  readonly file: string
  readonly bytes: () => Buffer | Promise<Buffer>
}

export interface ReadCase extends AnyCase {
  /** `header:type` of every column that is kept, in order. */
  readonly columns: string
  /** Rows in their order, values between bars as the engine prints them, `∅` for none. */
  readonly rows: readonly string[]
  /** Lines of rows that do not fit and are skipped. */
  readonly bad?: readonly number[]
  /** Who declares the types herself, as an app does, gets these rows, too. */
  readonly declarable?: boolean
  /** A part of what its author is told to check. */
  readonly note?: string
}

export interface RefusedCase extends AnyCase {
  /** Code of the sentence. */
  readonly refused: string
}
