import type { Table } from 'apache-arrow'
import type { Appearance, RunnerStage } from '@aladdin/sdk/bridge/messages.ts'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { BlockState, ParameterValue, RunInputs, ViewerScope } from '@aladdin/sdk/runtime/block-state.ts'

/** Everything that the frame draws, at one moment. */
export interface View {
  readonly appearance: Appearance
  readonly stage: RunnerStage | undefined
  readonly run: ShownRun | undefined
  readonly states: ReadonlyMap<string, BlockState>
  readonly selected: string | null
  readonly panel: Panel | undefined
  /** The viewer ended the computing: some blocks wait. */
  readonly isStopped: boolean
}

export interface ShownRun {
  readonly app: App
  readonly inputs: RunInputs
  readonly scope: ViewerScope
}

/** A result that is looked at by itself, in place of the page. */
export interface Panel {
  readonly title: string
  readonly table: Table
  readonly truncated: boolean
  readonly elapsedMs: number
}

/** What a click in the page leads to. */
export interface Actions {
  setParameter(name: string, value: ParameterValue): void
  select(block: string): void
  cancel(): void
  /** Computes what was left when the viewer stopped it. */
  goOn(): void
  closePanel(): void
  openPanel(block: string): void
}

/** Holds the view and says when it changed; several changes within a task are drawn once. */
export class ViewStore {
  #view: View
  readonly #listeners = new Set<() => void>()

  constructor(appearance: Appearance) {
    this.#view = {
      appearance,
      stage: 'engine',
      run: undefined,
      states: new Map(),
      selected: null,
      panel: undefined,
      isStopped: false,
    }
  }

  readonly get = (): View => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(part: Partial<View>): void {
    this.#view = { ...this.#view, ...part }
    for (const listener of this.#listeners) listener()
  }
}
