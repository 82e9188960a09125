import type { App } from '../app/app.ts'
import type { LocalText } from '../contract/text.ts'
import type { BlockFailure, ParameterValue, RunInputs, ViewerScope } from '../runtime/block-state.ts'
import type { EngineCode } from './open-duckdb.ts'

/** What a worker hears: first the compiled engine, then orders one after the other; `cancel` ends the kept one. */
export type RunMessage =
  | { readonly engine: EngineCode }
  | { readonly order: RunOrder }
  | { readonly kept: KeptOrder }
  | { readonly cancel: true }

/** One answer of an app that stays open: its engine serves the next order of equal key, and nobody else's. */
export interface KeptOrder {
  /** Equal for equal app version, extracts and scope; another key gets a fresh instance. */
  readonly key: string
  readonly app: App
  readonly datasets: RunOrder['datasets']
  readonly inputs: RunInputs
  readonly scope: ViewerScope
  readonly rowLimit: number
  /** Most bytes of one block's rows; what is more is cut. */
  readonly maxBytes: number
}

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
  /** True when rows were left out because of their bytes. */
  readonly isCut?: boolean
  readonly elapsedMs: number
  readonly failure?: BlockFailure
  /** Why it was not run. */
  readonly reason?: LocalText
}

export type RunReply = { readonly outcome: RunOutcome } | { readonly error: string }

/** Said once: the thread has read its program and has the engine. */
export interface WorkerReady {
  readonly ready: true
}

/** What is heard of kept orders: blocks as they come to rest, then the end. */
export type KeptReply =
  | { readonly block: string; readonly outcome: BlockOutcome }
  | { readonly finished: { readonly engineVersion: string; readonly elapsedMs: number } }
  | { readonly error: string }
