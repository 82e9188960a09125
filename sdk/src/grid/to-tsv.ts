import type { Range } from './selection.ts'
import type { GridSource } from './source.ts'

/** Most cells that one copy takes. */
export const mostCopiedCells = 2_000_000

/** Cells as text that a spreadsheet takes: values in full, empty ones as nothing. */
export function toTsv(source: GridSource, range: Range): string {
  const columns = Array.from(
    { length: range.toColumn - range.fromColumn + 1 },
    (_, index) => range.fromColumn + index,
  )
  const lines: string[] = []
  const isSeveral = range.toRow > range.fromRow || columns.length > 1
  if (isSeveral) lines.push(columns.map((column) => plain(source.label(column))).join('\t'))
  const last = Math.min(range.toRow, range.fromRow + Math.floor(mostCopiedCells / columns.length))
  for (let row = range.fromRow; row <= last; row += 1) {
    lines.push(columns.map((column) => plain(source.value(row, column))).join('\t'))
  }
  return lines.join('\n')
}

function plain(value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = String(value).replaceAll(/[\t\r\n]+/g, ' ')
  // A spreadsheet would run text that begins like a formula.
  return typeof value === 'string' && /^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
}
