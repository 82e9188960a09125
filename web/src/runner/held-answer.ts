import { answerStates } from '@aladdin/sdk/runtime/answer-states.ts'
import { readAnswer } from '@aladdin/sdk/runtime/answer-pack.ts'
import type { AnsweredRun } from '@aladdin/sdk/bridge/messages.ts'
import type { BlockState } from '@aladdin/sdk/runtime/block-state.ts'
import { valuesOf } from '@aladdin/sdk/runtime/parameter-types.ts'
import type { ShownRun, View } from './view.ts'

/**
 * Results of the server that stand in the page until an engine has computed the same. The engine's own result takes
 * the place of each; that it is at work on one is not shown, because what stands there is right already.
 */
export class HeldAnswer {
  readonly #names = new Set<string>()
  #isGiven = false

  /** Whether the page shows, or has shown, an answer. */
  get isGiven(): boolean {
    return this.#isGiven
  }

  /** The view with the answer in it; undefined when the viewer has moved a filter since it was asked. */
  take(view: View, { app, inputs, scope, pack }: AnsweredRun): Partial<View> | undefined {
    if (view.run !== undefined && !hasValues(view.run, { app, inputs, scope })) return undefined
    const states = new Map(view.states)
    for (const [name, state] of answerStates(readAnswer(pack))) {
      // what an engine has finished for these very filters is at least as new
      if (states.get(name)?.status === 'done' && !this.#names.has(name)) continue
      states.set(name, state)
      this.#names.add(name)
    }
    this.#isGiven = true
    return { run: { app, inputs, scope }, states, stage: undefined }
  }

  /** False for a state of the engine that would only hide a result which stands. */
  yieldsTo(name: string, state: BlockState): boolean {
    if (this.#names.has(name) && state.status === 'running') return false
    this.#names.delete(name)
    return true
  }

  /** A filter was moved: what stands is the answer to another question, until the next one comes. */
  outdate(states: ReadonlyMap<string, BlockState>): ReadonlyMap<string, BlockState> {
    this.#names.clear()
    return new Map([...states].map(([name, state]) => [name, toRunning(state)]))
  }
}

function toRunning(state: BlockState): BlockState {
  return state.status === 'done' ? { status: 'running', previous: state.result } : { status: 'running' }
}

function hasValues(shown: ShownRun, asked: ShownRun): boolean {
  return (
    JSON.stringify(valuesOf(shown.app, shown.inputs)) === JSON.stringify(valuesOf(asked.app, asked.inputs))
  )
}
