import type { App } from '../app/app.ts'
import type { LocalText } from '../contract/text.ts'
import type { BlockFailure, ParameterValue, ViewerScope } from '../runtime/block-state.ts'
import type { EngineCode } from './open-duckdb.ts'

/** What a worker hears: first the compiled engine, then orders. */
export type RunMessage = { readonly engine: EngineCode } | { readonly order: RunOrder }

/** What a worker needs to run an app. */
export interface RunOrder {
  readonly app: App
  /** Each a `.duckdb` file, or its bytes, with one table `data`. */
  readonly datasets: readonly { readonly alias: string; readonly file: string | Uint8Array }[]
  readonly inputs: {
    readonly parameters: Readonly<Record<string, ParameterValue>>
    /** By default the data's own day, else `fallbackDay`. */
    readonly today?: string | undefined
    readonly seed?: number | undefined
  }
  /** The day of a run whose data has no days. */
  readonly fallbackDay: string
  readonly scope: ViewerScope
  /** Most rows of a chart's result. */
  readonly rowLimit: number
  /** Most rows of each `sql` and `model` block; 0 gives only their columns. */
  readonly relationRows: number
  /** Only this block or relation, and what it needs. */
  readonly only?: string
}

export interface RunOutcome {
  /** By name: blocks, side relations of models, and datasets or inputs with which something is wrong. */
  readonly blocks: Readonly<Record<string, BlockOutcome>>
  readonly today: string
  readonly engineVersion: string
  readonly elapsedMs: number
}

export interface BlockOutcome {
  readonly status: 'done' | 'waiting' | 'failed'
  /** One complete Arrow IPC stream. */
  readonly arrow?: Uint8Array<ArrayBuffer>
  readonly rows: number
  readonly truncated: boolean
  readonly total?: number
  readonly elapsedMs: number
  readonly failure?: BlockFailure
  /** Why it was not run. */
  readonly reason?: LocalText
}

export type RunReply = { readonly outcome: RunOutcome } | { readonly error: string }
