import type { Language } from '@aladdin/sdk/contract/text.ts'
import { tableInLanguage } from '@aladdin/sdk/format/table-in-language.ts'
import type { BlockResult, BlockState } from '@aladdin/sdk/runtime/block-state.ts'

/** States as a reader of the language sees them; the rows themselves stay as the engine gave them. */
export function statesInLanguage(
  states: ReadonlyMap<string, BlockState>,
  language: Language,
): ReadonlyMap<string, BlockState> {
  return new Map(Array.from(states, ([name, state]) => [name, stateInLanguage(state, language)]))
}

function stateInLanguage(state: BlockState, language: Language): BlockState {
  if (state.status === 'done') {
    const result = resultInLanguage(state.result, language)
    return result === state.result ? state : { ...state, result }
  }
  if (state.status !== 'running' || state.previous === undefined) return state
  const previous = resultInLanguage(state.previous, language)
  return previous === state.previous ? state : { ...state, previous }
}

/** Any result with rows: of a block, or of the author's console. */
export function resultInLanguage<TResult extends Pick<BlockResult, 'table'>>(
  result: TResult,
  language: Language,
): TResult {
  const table = tableInLanguage(result.table, language)
  return table === result.table ? result : { ...result, table }
}
