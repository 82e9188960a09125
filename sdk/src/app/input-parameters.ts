import type { InputBlock } from './app.ts'

/** The `$` names that an input gives to SQL: its own, or `<name>_from` and `<name>_to` for a range of dates. */
export function parametersOfInput(input: Pick<InputBlock, 'name' | 'type'>): readonly string[] {
  return input.type === 'daterange' ? [`${input.name}_from`, `${input.name}_to`] : [input.name]
}
