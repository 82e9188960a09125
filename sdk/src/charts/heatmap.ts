import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { categoryAxis } from './cartesian.ts'
import { baseOption, option, gridBox, type Drawing } from './drawing.ts'
import { toNumber } from './read-series.ts'

/** A table of colours: `x` across, `series` (or the first of `y` when `value` is given) down. */
export function heatmapOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const measure = block.value ?? block.y[0]?.column ?? ''
  const down = block.series ?? block.y[0]?.column ?? ''
  const xs = readColumn(table, block.x ?? '').map((value) => String(value ?? '–'))
  const ys = readColumn(table, down).map((value) => String(value ?? '–'))
  const values = readColumn(table, measure).map(toNumber)
  const columns = [...new Set(xs)]
  const rows = [...new Set(ys)]
  const known = values.filter((value) => value !== null)
  const [low, high] = block.range ?? [
    known.reduce((one, other) => Math.min(one, other), Infinity),
    known.reduce((one, other) => Math.max(one, other), -Infinity),
  ]
  const { palette } = drawing
  const columnAt = new Map(columns.map((name, index) => [name, index]))
  const rowAt = new Map(rows.map((name, index) => [name, index]))
  return option({
    ...baseOption(block, drawing),
    grid: gridBox({ top: 4, bottom: 44 }),
    xAxis: {
      ...categoryAxis(block, { scale: 'category', categories: columns, drawing }),
      boundaryGap: true,
    },
    yAxis: {
      type: 'category',
      data: rows,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: palette.soft, width: 120, overflow: 'truncate' },
    },
    visualMap: {
      min: low,
      max: high,
      calculable: false,
      orient: 'horizontal',
      left: 'right',
      bottom: 0,
      itemWidth: 10,
      itemHeight: 120,
      inRange: { color: [...palette.ramp] },
      textStyle: { color: palette.soft },
      text: known.length === 0 ? [] : [drawing.print(high), drawing.print(low)],
    },
    series: [
      {
        type: 'heatmap',
        name: block.title[drawing.language],
        data: values.map((value, index) => ({
          value: [columnAt.get(xs[index] ?? '') ?? 0, rowAt.get(ys[index] ?? '') ?? 0, value ?? '-'],
          label: { color: labelColor(value === null ? 0 : (value - low) / (high - low || 1), drawing) },
        })),
        itemStyle: { borderColor: palette.paper, borderWidth: 1, borderRadius: 2 },
        label: {
          show: columns.length * 44 < drawing.width - 120 && rows.length <= 14,
          fontSize: 11,
          formatter: ({ value }: { value?: unknown }) =>
            drawing.print(Array.isArray(value) ? value[2] : null),
        },
        emphasis: { itemStyle: { borderColor: palette.ink } },
      },
    ],
  })
}

/** The ramp runs away from the paper: on its far end the ink would not be read. */
function labelColor(share: number, { palette, theme }: Drawing): string {
  return share > (theme === 'light' ? 0.65 : 0.6) ? palette.paper : palette.ink
}
