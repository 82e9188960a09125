import type { EChartsOption } from 'echarts'
import { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { categoriesOf, categoryAxis, legendOption, seriesOptions, valueAxes } from './cartesian.ts'
import { baseOption, option, tooltipOption, type Drawing } from './drawing.ts'
import { timePrinter } from './time-labels.ts'
import { readSeries, xScaleOf } from './read-series.ts'

export const facetHeight = 168

/** Small multiples: one little chart per value of the facet column, all on the same scale. */
export function facetOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const facets = splitByFacet(block, table)
  const scale = xScaleOf(block, table)
  const all = readSeries(block, table, drawing)
  const categories = scale === 'category' ? categoriesOf(all) : undefined
  const printTime = timePrinter(all)
  const extent = sharedExtent(
    block,
    all.flatMap((one) => one.points.map((point) => point.y)),
  )
  // Rows have a fixed height: the picture is as tall as `chartHeight` says.
  const across = facetsAcross(facets.length, drawing.width)
  const perFacet = facets.map(([, part]) => readSeries(block, part, drawing))
  const names = new Map(perFacet.flat().map((one) => [one.name, one]))
  const top = names.size > 1 ? 28 : 0
  const cell = (index: number): { left: number; top: number } => ({
    left: ((index % across) * 100) / across,
    top: Math.floor(index / across),
  })
  return option({
    ...baseOption(block, drawing),
    tooltip: { ...tooltipOption(drawing), trigger: 'axis' },
    ...(names.size > 1 ? { legend: legendOption([...names.values()], drawing) } : {}),
    title: facets.map(([name], index) => ({
      text: name,
      left: `${cell(index).left + 0.5}%`,
      top: top + cell(index).top * facetHeight,
      padding: 0,
      textStyle: { fontSize: 12, fontWeight: 600, color: drawing.palette.ink },
    })),
    grid: facets.map((_, index) => ({
      left: `${cell(index).left + 0.5}%`,
      width: `${100 / across - 2.5}%`,
      top: top + cell(index).top * facetHeight + 24,
      height: facetHeight - 60,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    })),
    xAxis: facets.map((_, index) => ({
      ...categoryAxis(block, { scale, categories, drawing, printTime }),
      gridIndex: index,
      show: true,
    })),
    yAxis: facets.flatMap((_, index) =>
      valueAxes(block, { series: all.map((one) => ({ ...one, axis: 'left' as const })), drawing }).map(
        (axis) => ({ ...axis, ...extent, gridIndex: index, splitNumber: 2, name: '' }),
      ),
    ),
    series: perFacet.flatMap((series, index) =>
      seriesOptions(block, {
        series: series.map((one) => ({ ...one, axis: 'left' as const })),
        categories,
        drawing,
      }).map((one) => ({ ...one, xAxisIndex: index, yAxisIndex: index })),
    ),
  })
}

export function facetsAcross(count: number, width: number): number {
  if (width < 480 || count === 1) return 1
  return width < 760 || count === 2 || count === 4 ? 2 : 3
}

export function countFacets(block: ChartBlock, table: Table): number {
  return block.facet === undefined ? 1 : Math.max(1, new Set(readColumn(table, block.facet)).size)
}

function splitByFacet(block: ChartBlock, table: Table): readonly (readonly [string, Table])[] {
  const names = readColumn(table, block.facet ?? '').map((value) => String(value ?? '–'))
  const rows = Map.groupBy(names.keys(), (row) => names[row] ?? '–')
  return [...rows].map(([name, members]) => [name, takeRows(table, members)] as const)
}

/** Runs of neighbouring rows are slices; the relation is usually sorted by facet, so there are few. */
function takeRows(table: Table, rows: readonly number[]): Table {
  const slices: Table[] = []
  let from = rows[0] ?? 0
  for (const [index, row] of rows.entries()) {
    if (rows[index + 1] === row + 1) continue
    slices.push(table.slice(from, row + 1))
    from = rows[index + 1] ?? 0
  }
  return new Table(slices.flatMap((slice) => slice.batches))
}

function sharedExtent(block: ChartBlock, values: readonly (number | null)[]): { min?: number; max?: number } {
  if (block.axes.left?.range !== undefined || block.stack) return {}
  const max = values.reduce<number>((most, value) => Math.max(most, value ?? most), -Infinity)
  const min = values.reduce<number>((least, value) => Math.min(least, value ?? least), Infinity)
  return Number.isFinite(max) && max > min ? { min: Math.min(0, roundDown(min, max)), max: roundUp(max) } : {}
}

function roundUp(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  return Math.ceil((value / power) * 2) * (power / 2)
}

function roundDown(min: number, max: number): number {
  return min >= 0 ? 0 : -roundUp(Math.max(-min, max / 10))
}
