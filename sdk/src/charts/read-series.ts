import { DataType, type Table } from 'apache-arrow'
import type { ChartBlock, ChartSeries } from '../app/app.ts'
import { isNumeric, readColumn, type CellValue } from '../format/cell.ts'
import type { Drawing } from './drawing.ts'

/** One drawn line, bar row or cloud with its points in the order of the rows. */
export interface DrawnSeries {
  readonly name: string
  readonly kind: ChartSeries['kind']
  readonly axis: ChartSeries['axis']
  readonly style: ChartSeries['style']
  /** Index into the hues; a forecast shares the hue of the series that it continues. */
  readonly hue: number
  readonly points: readonly Point[]
  readonly band?: readonly (readonly [low: number | null, high: number | null])[]
}

export interface Point {
  readonly x: CellValue
  readonly y: number | null
  readonly size: number | null
}

export type XScale = 'category' | 'time' | 'value'

/** Splits the rows of a chart's relation into the series it draws. */
export function readSeries(block: ChartBlock, table: Table, drawing: Drawing): readonly DrawnSeries[] {
  const groups = groupRows(block, table)
  const xs = block.x === undefined ? undefined : readColumn(table, block.x)
  const sizes = block.value === undefined ? undefined : readColumn(table, block.value)
  const bands = block.band?.map((name) => readColumn(table, name))
  const bandOwner = Math.max(
    0,
    block.y.findIndex((one) => one.style === 'forecast'),
  )
  const drawn: DrawnSeries[] = []
  const hues = huesOf(block.y)
  const huesPerGroup = Math.max(...hues) + 1
  for (const [place, [group, rows]] of [...groups].entries()) {
    for (const [index, spec] of block.y.entries()) {
      const ys = readColumn(table, spec.column)
      const label = spec.label[drawing.language]
      const points = rows.map((row) => ({
        x: xs === undefined ? row + 1 : (xs[row] ?? null),
        y: toNumber(ys[row]),
        size: toNumber(sizes?.[row]),
      }))
      drawn.push({
        name: group === undefined ? label : block.y.length === 1 ? group : `${group} · ${label}`,
        kind: spec.kind,
        axis: spec.axis,
        style: spec.style,
        hue: place * huesPerGroup + (hues[index] ?? 0),
        points,
        ...(bands !== undefined && index === bandOwner
          ? { band: rows.map((row) => [toNumber(bands[0]?.[row]), toNumber(bands[1]?.[row])] as const) }
          : {}),
      })
    }
  }
  return drawn
}

/** Each ordinary series has a hue of its own; a forecast has that of the one before it, else of the first one. */
export function huesOf(series: readonly Pick<ChartSeries, 'style'>[]): readonly number[] {
  let ordinary = -1
  return series.map(({ style }) => {
    if (style === 'normal') ordinary += 1
    return Math.max(0, ordinary)
  })
}

/** Bars stand on named places; lines and clouds may stand on time or on a number. */
export function xScaleOf(block: ChartBlock, table: Table): XScale {
  const type = block.x === undefined ? undefined : table.getChild(block.x)?.type
  const hasBars = block.y.some((one) => one.kind === 'bar')
  if (type === undefined || hasBars) return 'category'
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return 'time'
  return isNumeric(type) ? 'value' : 'category'
}

export function toNumber(value: CellValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return Number(value)
  return null
}

function groupRows(block: ChartBlock, table: Table): ReadonlyMap<string | undefined, readonly number[]> {
  const rows = Array.from({ length: table.numRows }, (_, row) => row)
  if (block.series === undefined) return new Map([[undefined, rows]])
  const names = readColumn(table, block.series)
  return Map.groupBy(rows, (row) => String(names[row] ?? '–'))
}
