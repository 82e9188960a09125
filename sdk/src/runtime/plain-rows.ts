import type { Table } from 'apache-arrow'
import { readCell, type CellValue } from '../format/cell.ts'

/** Rows of a result in order, each with its columns in order, as JSON can hold them: for files, tests, programs. */
export function plainRows(table: Table): readonly Readonly<Record<string, CellValue>>[] {
  const columns = table.schema.fields.map((field, index) => ({
    name: field.name,
    column: table.getChildAt(index),
  }))
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name, column }) => [name, column ? jsonValue(readCell(column, row)) : null]),
    ),
  )
}

/** JSON has no infinity and no NaN: they become text instead of silently becoming null. */
function jsonValue(value: CellValue): CellValue {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
