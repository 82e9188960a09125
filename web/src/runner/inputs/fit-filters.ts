import type { InputBlock } from '@aladdin/sdk/app/app.ts'

/** Most steps that a slider can hit with a finger. */
const mostSliderSteps = 60
const gap = 16
const sliderWidth = 88

type NumberBlock = InputBlock & { type: 'integer' | 'number' }

/** How many filters, from the first, stand in `rows` rows; when not all of them do, place is left for a button. */
export function fitFilters(
  widths: readonly number[],
  place: { readonly room: number; readonly rows: number; readonly button: number },
): number {
  if (countFitting(widths, place.rows, place.room) === widths.length) return widths.length
  for (let count = widths.length - 1; count > 1; count -= 1) {
    const shown = [...widths.slice(0, count), place.button]
    if (countFitting(shown, place.rows, place.room) === shown.length) return count
  }
  return 1
}

/** Width of a filter in a row: its name and its control, near enough to know where a row ends. */
export function filterWidth(block: InputBlock, label: string): number {
  return textWidth(label) + 8 + controlWidth(block)
}

/** A slider helps where a small range of whole steps is tried out; elsewhere it only takes place. */
export function hasSlider(block: NumberBlock): boolean {
  if (block.range === undefined) return false
  const step = block.step ?? (block.type === 'integer' ? 1 : undefined)
  return step !== undefined && (block.range[1] - block.range[0]) / step <= mostSliderSteps
}

/** As wide as the longest number of the range. */
export function numberFieldWidth(block: NumberBlock): number {
  const longest = Math.max(...(block.range ?? [99_999_999]).map((end) => String(end).length))
  const decimals = String(block.step ?? 1).split('.')[1]?.length ?? 0
  return Math.min(124, 34 + 8 * (longest + (decimals === 0 ? 0 : decimals + 1)))
}

function controlWidth(block: InputBlock): number {
  switch (block.type) {
    case 'integer':
    case 'number':
      return numberFieldWidth(block) + (hasSlider(block) ? sliderWidth + 8 : 0)
    case 'date':
      return 136
    case 'daterange':
      return 308
    case 'text':
    case 'choice':
    case 'branch':
      return 144
    default:
      return block satisfies never
  }
}

function countFitting(widths: readonly number[], rows: number, room: number): number {
  let row = 1
  let left = room
  for (const [index, width] of widths.entries()) {
    if (width > left && left < room) {
      row += 1
      left = room
    }
    if (row > rows) return index
    left -= width + gap
  }
  return widths.length
}

function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7.2
  return Math.ceil(width)
}
