import type { BlockSummary, RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'

export interface RunnerEvents {
  /** The engine answers: `v1.5.6`. */
  readonly ready?: (engineVersion: string) => void
  readonly stage?: (stage: RunnerStage) => void
  readonly state?: (block: string, state: BlockSummary) => void
  /** Every block has come to rest. */
  readonly settled?: () => void
  /** The viewer changed a filter: the whole set, for the address bar. */
  readonly parameters?: (parameters: Readonly<Record<string, ParameterValue>>) => void
  readonly height?: (pixels: number) => void
  readonly selected?: (block: string) => void
  /** The frame has been silent for five seconds (true), or speaks again (false). */
  readonly hang?: (isHung: boolean) => void
  /** No engine starts here; the frame can still draw what the server answers. Unheard, the frame is ended. */
  readonly engineFailed?: (message: string) => void
  /** The frame broke the rules or died and was ended; `restart` makes a fresh one. */
  readonly ended?: (reason: string) => void
}
