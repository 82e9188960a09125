import type { Block } from './app.ts'

/** `$` names that a block gives to SQL: an input its own, or two for a range of days; any other block none. */
export function parameterNames(block: Block): readonly string[] {
  if (block.kind !== 'input') return []
  return block.type === 'daterange' ? rangeNames(block.name) : [block.name]
}

/** Names of the first and the last day of a range. */
export function rangeNames(name: string): readonly [from: string, to: string] {
  return [`${name}_from`, `${name}_to`]
}
