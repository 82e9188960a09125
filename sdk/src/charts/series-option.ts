import type { SeriesOption } from 'echarts'
import type { ChartBlock } from '../app/app.ts'
import { withAlpha, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import type { DrawnSeries } from './read-series.ts'

interface Given {
  readonly one: DrawnSeries
  readonly categories: readonly string[] | undefined
  readonly drawing: Drawing
}

/** The ECharts series of one drawn series: itself, and before it the two that make its interval. */
export function drawSeries(block: ChartBlock, given: Given): SeriesOption[] {
  const { one, drawing } = given
  const color = one.style === 'context' ? drawing.palette.context : hueOf(drawing.palette, one.hue)
  return [...bandOptions(block, { ...given, color }), mainOption(block, { ...given, color })]
}

function mainOption(block: ChartBlock, given: Given & { color: string }): SeriesOption {
  const { one, drawing, color } = given
  const isForecast = one.style === 'forecast'
  const common = {
    name: one.name,
    ...(one.axis === 'right' ? (block.horizontal ? { xAxisIndex: 1 } : { yAxisIndex: 1 }) : {}),
    itemStyle: { color },
    tooltip: { valueFormatter: (value: unknown) => drawing.print(value, formatOf(block, one)) },
    emphasis: { focus: 'none' as const },
  }
  switch (one.kind) {
    case 'line':
    case 'area':
      return {
        type: 'line',
        ...common,
        data: placed(given, (index) => one.points[index]?.y ?? null),
        showSymbol: one.points.length <= 2,
        symbolSize: 6,
        symbol: 'circle',
        sampling: 'lttb',
        connectNulls: false,
        lineStyle: { color, width: one.style === 'context' ? 1.5 : 2, type: isForecast ? [6, 4] : 'solid' },
        ...(one.kind === 'area' ? { areaStyle: { color: withAlpha(color, block.stack ? 0.55 : 0.14) } } : {}),
        ...(block.stack && one.kind === 'area' ? { stack: `stack-${one.axis}` } : {}),
        z: 3,
      }
    case 'bar':
      return {
        type: 'bar',
        ...common,
        data: placed(given, (index) => one.points[index]?.y ?? null),
        barMaxWidth: 48,
        barCategoryGap: '36%',
        barGap: '12%',
        itemStyle: {
          color: isForecast ? withAlpha(color, 0.45) : color,
          borderRadius: block.stack ? 0 : block.horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0],
        },
        ...(block.stack ? { stack: `stack-${one.axis}` } : {}),
      }
    case 'scatter':
      return {
        type: 'scatter',
        ...common,
        data: placed(given, (index) => one.points[index]?.y ?? null),
        symbolSize: sizeOf(one),
        large: one.points.length > 5000,
        itemStyle: {
          color: withAlpha(color, 0.65),
          borderColor: color,
          borderWidth: one.points.length > 500 ? 0 : 1,
        },
      }
    default:
      return one.kind satisfies never
  }
}

/** An interval is drawn as an invisible lower line with the width stacked on it. */
function bandOptions(block: ChartBlock, given: Given & { color: string }): SeriesOption[] {
  const { one, color } = given
  if (one.band === undefined || block.horizontal) return []
  const { band } = one
  const shared = {
    type: 'line' as const,
    stack: `band-${one.name}`,
    stackStrategy: 'all' as const,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    itemStyle: { color },
    z: 1,
  }
  const low = (index: number): number | null => band[index]?.[0] ?? null
  const width = (index: number): number | null => {
    const [from, to] = band[index] ?? [null, null]
    return from === null || to === null ? null : to - from
  }
  return [
    { ...shared, name: `${one.name}\u200Blow`, data: placed(given, low) },
    {
      ...shared,
      name: `${one.name}\u200Bhigh`,
      data: placed(given, width),
      areaStyle: { color, opacity: 0.2 },
    },
  ]
}

type Datum = number | null | [string | number | null, number | null]

/** On named places a series is an array by place; elsewhere each point carries its own x. */
function placed({ one, categories }: Given, valueAt: (index: number) => number | null): Datum[] {
  if (categories === undefined) {
    return one.points.map((point, index): Datum => [
      typeof point.x === 'boolean' ? String(point.x) : point.x,
      valueAt(index),
    ])
  }
  const byPlace = new Map(one.points.map((point, index) => [String(point.x ?? '–'), valueAt(index)]))
  return categories.map((category) => byPlace.get(category) ?? null)
}

function sizeOf(one: DrawnSeries): number | ((value: unknown, where: { dataIndex: number }) => number) {
  const most = one.points.reduce((largest, point) => Math.max(largest, point.size ?? 0), 0)
  if (most <= 0) return one.points.length > 500 ? 4 : 8
  return (_, { dataIndex }) => 4 + 18 * Math.sqrt(Math.max(0, one.points[dataIndex]?.size ?? 0) / most)
}

function formatOf(block: ChartBlock, one: DrawnSeries): ChartBlock['format'] {
  return block.axes[one.axis]?.format ?? block.format
}
