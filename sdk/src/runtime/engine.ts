import type { Table } from 'apache-arrow'

/**
 * What the runtime needs of a database. Three places implement it over the same DuckDB-WASM build: the runner's
 * worker in the browser, a worker thread on the server, and the command line.
 */
export interface Engine {
  /** DuckDB's own version, such as `v1.5.6`. */
  readonly version: string
  /** Runs one statement that the platform made around a block's text; nothing comes back. */
  run(sql: string, options?: RunOptions): Promise<void>
  /**
   * Runs one SELECT through the engine's streaming door and returns at most `limit` rows.
   * Throws `EngineError`; `cancelled` when `signal` was aborted.
   */
  query(sql: string, options?: QueryOptions): Promise<Rows>
  close(): Promise<void>
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined
}

export interface QueryOptions {
  /** Most rows to fetch; more rows set `truncated`. */
  readonly limit?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Rows {
  /** Apache Arrow 17 table; 64-bit integers and decimals arrive as doubles. */
  readonly table: Table
  readonly truncated: boolean
}

export type EngineErrorKind =
  /** The statement is wrong: DuckDB's text says how, `line` is 1-based inside the statement. */
  | 'query'
  | 'cancelled'
  | 'out-of-memory'
  /** The engine trapped and must be thrown away; the caller makes a new one and may retry once. */
  | 'fatal'

export class EngineError extends Error {
  readonly kind: EngineErrorKind
  readonly line: number | undefined
  constructor(
    kind: EngineErrorKind,
    message: string,
    options?: { line?: number | undefined; cause?: unknown },
  ) {
    super(message, { cause: options?.cause })
    this.name = 'EngineError'
    this.kind = kind
    this.line = options?.line
  }
}
