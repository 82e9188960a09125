import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { toNumber } from './read-series.ts'

/** The named amounts of a whole, in the order of the rows. */
export function readParts(block: ChartBlock, table: Table): { name: string; value: number }[] {
  const measure = block.y[0]
  if (measure === undefined) return []
  const values = readColumn(table, measure.column)
  const names = block.x === undefined ? [] : readColumn(table, block.x)
  return values.map((value, row) => ({
    name: String(names[row] ?? '–'),
    value: Math.max(0, toNumber(value) ?? 0),
  }))
}
