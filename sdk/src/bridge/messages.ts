import type { App } from '../app/app.ts'
import type { Language, LocalText } from '../contract/text.ts'
import type { ParameterValue, RunInputs, ViewerScope } from '../runtime/block-state.ts'

/**
 * What host page and runner say to one another over their one port. The host is trusted by the frame (it made it);
 * the frame is never trusted by the host, so only what a frame says has a checking reader (`read-frame-message.ts`).
 */
export type HostMessage =
  | { readonly kind: 'engine'; readonly wasm: Blob; readonly worker: string }
  /** The program of what learns models, before or after an app that has one. */
  | { readonly kind: 'methods'; readonly program: Blob }
  /** Nothing is shown yet: the engine may spend the time on getting quick. */
  | { readonly kind: 'warm-up' }
  | { readonly kind: 'show'; readonly run: RunRequest }
  /** Results to draw at once, engine or not; a live engine replaces them by its own. */
  | { readonly kind: 'answered'; readonly run: AnsweredRun }
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'inputs'; readonly inputs: RunInputs }
  | { readonly kind: 'appearance'; readonly appearance: Appearance }
  | {
      readonly kind: 'query'
      readonly id: number
      readonly sql: string
      readonly limit: number
      readonly show: boolean
    }
  | { readonly kind: 'rows'; readonly id: number; readonly block: string; readonly limit: number }
  | { readonly kind: 'cancel' }
  /** Scrolls to a block and outlines it; null takes the outline away. */
  | { readonly kind: 'select'; readonly block: string | null }
  /** Shows one block's whole result as a grid instead of the page; null shows the page again. */
  | { readonly kind: 'inspect'; readonly block: string | null }
  | { readonly kind: 'ping'; readonly beat: number }

/** Everything a run is made of. Bytes only: a frame never sees an address, a cookie or a token. */
export interface RunRequest {
  readonly app: App
  readonly datasets: readonly { readonly alias: string; readonly version: string; readonly blob: Blob }[]
  readonly inputs: RunInputs
  readonly scope: ViewerScope
  /**
   * What the runtime's `rowLimit` and `relationRows` are; read when an engine gets its first app. By default only what
   * the page draws is computed.
   */
  readonly limits?: { readonly rowLimit: number; readonly relationRows: number }
}

/** A run as the server answered it. */
export interface AnsweredRun {
  readonly app: App
  readonly inputs: RunInputs
  readonly scope: ViewerScope
  /** As `readAnswer` opens it. */
  readonly pack: Uint8Array
}

export interface Appearance {
  readonly language: Language
  readonly theme: 'light' | 'dark'
  /** China: red rises. */
  readonly risingRed: boolean
  /** `page` reads as a document with sticky filters; `preview` is dense and reports clicks on blocks. */
  readonly layout: 'page' | 'preview'
}

export type FrameMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'pong'; readonly beat: number }
  | { readonly kind: 'progress'; readonly stage: RunnerStage }
  | { readonly kind: 'engine-ready'; readonly version: string }
  /** Newest state of every block that changed since the last message of this kind. */
  | { readonly kind: 'states'; readonly states: Readonly<Record<string, BlockSummary>> }
  /** Every block has come to rest. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'parameters'; readonly parameters: Readonly<Record<string, ParameterValue>> }
  | { readonly kind: 'height'; readonly pixels: number }
  | { readonly kind: 'selected'; readonly block: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: QueryAnswer }
  | { readonly kind: 'broken'; readonly message: string }
  /** No engine can be started here; what the server answers can still be drawn. */
  | { readonly kind: 'engine-failed'; readonly message: string }

export type RunnerStage = 'engine' | 'data' | 'compute' | 'draw'

/** A block's state without its rows. */
export interface BlockSummary {
  readonly status: 'waiting' | 'running' | 'done' | 'failed'
  readonly rows?: number
  readonly truncated?: boolean
  readonly elapsedMs?: number
  readonly reused?: boolean
  readonly columns?: readonly ResultColumn[]
  readonly message?: LocalText
  readonly code?: string
  readonly place?: { readonly file: string; readonly line: number }
  readonly fix?: LocalText
  /** The engine's own words. */
  readonly detail?: string
  /** Rows in all, where fewer were fetched and all were counted. */
  readonly total?: number
}

export interface ResultColumn {
  readonly name: string
  /** Arrow's name of the type, such as `Float64`. */
  readonly type: string
}

export type Cell = string | number | boolean | null

export type QueryAnswer =
  | {
      readonly ok: true
      readonly columns: readonly ResultColumn[]
      readonly rows: readonly (readonly Cell[])[]
      readonly truncated: boolean
      readonly elapsedMs: number
    }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly line?: number }
