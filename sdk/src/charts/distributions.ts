import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { annotationMarks } from './annotations.ts'
import { categoryAxis, valueAxes } from './cartesian.ts'
import { baseOption, option, tooltipOption, gridBox, withAlpha, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { toNumber } from './read-series.ts'
import { binValues, fiveNumbers } from './spread.ts'

/** How often values fall into equal steps. */
export function histogramOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const name = block.x ?? block.y[0]?.column
  const values = name === undefined ? [] : numbers(readColumn(table, name))
  const bins = binValues(values, block.bins)
  const print = (value: number): string => drawing.print(value, block.axes.x?.format ?? block.format)
  return option({
    ...baseOption(block, drawing),
    tooltip: {
      ...tooltipOption(drawing),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: unknown) => drawing.print(value, 'integer'),
    },
    grid: gridBox({ top: 12, bottom: block.axes.x?.label === undefined ? 4 : 24 }),
    xAxis: categoryAxis(block, {
      scale: 'category',
      categories: bins.map((bin) => `${print(bin.from)} – ${print(bin.to)}`),
      drawing,
    }),
    yAxis: valueAxes({ ...block, format: 'integer' }, { series: [], drawing }).map((axis) => ({
      ...axis,
      scale: false,
    })),
    series: [
      {
        type: 'bar',
        name: drawing.language === 'zh' ? '个数' : 'Count',
        data: bins.map((bin) => bin.count),
        barCategoryGap: '6%',
        itemStyle: { color: hueOf(drawing.palette, 0), borderRadius: [2, 2, 0, 0] },
        ...annotationMarks(block, drawing),
      },
    ],
  })
}

/** Middle, quarters and reach of groups; values past one and a half boxes are points. */
export function boxOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const groups = readGroups(block, table, drawing.language)
  const boxes = groups.map(([, values]) => fiveNumbers(values))
  const outliers = boxes.flatMap((box, index) =>
    box.outliers.slice(0, mostOutliers).map((value) => [index, value]),
  )
  const color = hueOf(drawing.palette, 0)
  return option({
    ...baseOption(block, drawing),
    grid: gridBox({ top: 12, bottom: block.axes.x?.label === undefined ? 4 : 24 }),
    xAxis: {
      ...categoryAxis(block, { scale: 'category', categories: groups.map(([name]) => name), drawing }),
      boundaryGap: true,
    },
    yAxis: valueAxes(block, { series: [], drawing }),
    series: [
      {
        type: 'boxplot',
        data: boxes.map((box) => [box.low, box.quarter, box.middle, box.threeQuarters, box.high]),
        boxWidth: [12, 44],
        itemStyle: { color: withAlpha(color, 0.18), borderColor: color, borderWidth: 1.5 },
        ...annotationMarks(block, drawing),
      },
      { type: 'scatter', data: outliers, symbolSize: 4, itemStyle: { color: withAlpha(color, 0.6) } },
    ],
  })
}

const mostOutliers = 200

/** Groups by `x`; without one, each drawn column is a group. */
function readGroups(
  block: ChartBlock,
  table: Table,
  language: Drawing['language'],
): readonly (readonly [string, readonly number[]])[] {
  const first = block.y[0]
  if (block.x === undefined || first === undefined) {
    return block.y.map((one) => [one.label[language], numbers(readColumn(table, one.column))] as const)
  }
  const names = readColumn(table, block.x)
  const values = readColumn(table, first.column)
  const rows = Map.groupBy(values.keys(), (row) => String(names[row] ?? '–'))
  return [...rows].map(
    ([name, members]) => [name, numbers(members.map((row) => values[row] ?? null))] as const,
  )
}

function numbers(values: Parameters<typeof toNumber>[0][]): number[] {
  return values.map(toNumber).filter((value) => value !== null)
}
