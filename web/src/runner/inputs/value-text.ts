import type { InputBlock } from '@aladdin/sdk/app/app.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'
import type { Option } from './options.ts'

const printer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

/** What a filter is set to, as text: for paper and for the line that stands for all filters on a phone. */
export function valueText(
  block: InputBlock,
  value: ParameterValue,
  given: { readonly options: readonly Option[]; readonly none: string },
): string {
  if (value === null || value === '') return given.none
  if (typeof value === 'object') return value.join(' ~ ')
  if (typeof value === 'number') return printer.format(value)
  if (block.type !== 'choice' && block.type !== 'branch') return String(value)
  return given.options.find((option) => option.value === value)?.label ?? String(value)
}
