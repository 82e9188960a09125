import type { Table } from 'apache-arrow'
import type { LocalText } from '../contract/text.ts'
import type { Place } from '../app/app.ts'

/** What a place shows of one block at one moment. The old result stays with `running`, so nothing jumps. */
export type BlockState =
  /** Not run, and why: a parameter is empty, or a block it reads has failed. */
  | { readonly status: 'waiting'; readonly reason: LocalText; readonly missing: readonly string[] }
  | { readonly status: 'running'; readonly previous?: BlockResult }
  | { readonly status: 'done'; readonly result: BlockResult }
  | { readonly status: 'failed'; readonly failure: BlockFailure }

export interface BlockResult {
  readonly table: Table
  /** True when more rows exist than were fetched. */
  readonly truncated: boolean
  /** Rows in all, where a table block shows only the first of them. */
  readonly total?: number
  readonly elapsedMs: number
  /** True when the answer came from the results kept for equal SQL, parameters and dataset versions. */
  readonly reused: boolean
}

export interface BlockFailure {
  readonly code: string
  readonly message: LocalText
  readonly place: Place
  readonly fix?: LocalText
  /** The engine's own words, for those who read them. */
  readonly detail?: string
}

/** Value of a parameter as a place sets it; `null` is empty. A date range is two ISO dates. */
export type ParameterValue = string | number | boolean | null | readonly [string, string]

/** Everything besides the data that a run depends on, so that it can be repeated exactly. */
export interface RunInputs {
  readonly parameters: Readonly<Record<string, ParameterValue>>
  /** ISO date that `today()` and `current_date` give; by default the data's own date. */
  readonly today: string
  /** Seed of `random()` replacements and of every method. */
  readonly seed: number
}

/** What a place tells the runtime about the viewer: choices of `branch` inputs and the value of `viewer_branch()`. */
export interface ViewerScope {
  readonly branch: { readonly id: string; readonly name: LocalText }
  /** The branch itself and everything below it; empty where a place has no branches (command line). */
  readonly branches: readonly { readonly id: string; readonly name: LocalText }[]
}
