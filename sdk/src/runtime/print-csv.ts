import type { Table } from 'apache-arrow'
import { readCell, type CellValue } from '../format/cell.ts'

/** CSV with a header, UTF-8, one line feed per row; an empty field is null and `""` is the empty text. */
export function printCsv(table: Table): string {
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index))
  const lines = [table.schema.fields.map((field) => csvField(field.name)).join(',')]
  for (let row = 0; row < table.numRows; row += 1) {
    lines.push(columns.map((column) => csvField(column ? readCell(column, row) : null)).join(','))
  }
  return `${lines.join('\n')}\n`
}

function csvField(value: CellValue): string {
  if (value === null) return ''
  const text = String(value)
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
