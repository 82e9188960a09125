import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { baseOption, option, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { toNumber } from './read-series.ts'

const mostSlices = 8

/** Shares of a whole as a ring; more than eight parts are summed up as one grey rest. */
export function pieOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const parts = readParts(block, table).sort((one, other) => other.value - one.value)
  const shown = parts.length > mostSlices ? parts.slice(0, mostSlices - 1) : parts
  const rest = parts.slice(shown.length).reduce((sum, part) => sum + part.value, 0)
  const { palette, language } = drawing
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  return option({
    ...baseOption(block, drawing),
    title: {
      text: drawing.print(total),
      subtext: language === 'zh' ? '合计' : 'total',
      left: 'center',
      top: 'middle',
      itemGap: 2,
      textStyle: { fontSize: 20, fontWeight: 600, color: palette.ink },
      subtextStyle: { fontSize: 12, color: palette.soft },
    },
    series: [
      {
        type: 'pie',
        radius: ['52%', '74%'],
        center: ['50%', '50%'],
        data: [
          ...shown.map((part, index) => ({ ...part, itemStyle: { color: hueOf(palette, index) } })),
          ...(rest > 0
            ? [
                {
                  name: language === 'zh' ? '其他' : 'Other',
                  value: rest,
                  itemStyle: { color: palette.context },
                },
              ]
            : []),
        ],
        itemStyle: { borderColor: palette.paper, borderWidth: 2 },
        label: {
          color: palette.ink,
          fontSize: 12,
          formatter: ({ name, percent }: { name: string; percent?: number }) =>
            `${name} ${(percent ?? 0).toFixed(1)}%`,
        },
        labelLine: { length: 10, length2: 8, lineStyle: { color: palette.line } },
        minShowLabelAngle: 4,
      },
    ],
  })
}

/** Stages that lose some on the way, each with its share of the first. */
export function funnelOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const parts = readParts(block, table)
  const first = parts[0]?.value ?? 0
  const { palette } = drawing
  return option({
    ...baseOption(block, drawing),
    series: [
      {
        type: 'funnel',
        sort: 'none',
        top: 8,
        bottom: 8,
        left: '22%',
        right: '22%',
        minSize: '4%',
        gap: 3,
        data: parts.map((part, index) => ({
          ...part,
          itemStyle: {
            color: hueOf(palette, 0),
            opacity: 1 - (index * 0.55) / Math.max(1, parts.length - 1),
            borderWidth: 0,
          },
        })),
        label: {
          position: 'right',
          color: palette.ink,
          fontSize: 12,
          formatter: ({ name, value }: { name: string; value?: unknown }) =>
            `${name}  ${drawing.print(value)} · ${first > 0 ? (((Number(value) || 0) / first) * 100).toFixed(1) : '–'}%`,
        },
        labelLine: { lineStyle: { color: palette.line } },
      },
    ],
  })
}

/** One figure within its range. */
export function gaugeOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const column = block.y[0]
  const value = column === undefined ? null : (toNumber(readColumn(table, column.column)[0]) ?? null)
  const [min, max] = block.range ?? [0, block.format === 'percent' ? 1 : niceTop(value ?? 1)]
  const { palette } = drawing
  return option({
    ...baseOption(block, drawing),
    series: [
      {
        type: 'gauge',
        min,
        max,
        startAngle: 205,
        endAngle: -25,
        center: ['50%', '58%'],
        radius: '92%',
        splitNumber: 4,
        progress: { show: true, width: 14, roundCap: true, itemStyle: { color: hueOf(palette, 0) } },
        axisLine: { roundCap: true, lineStyle: { width: 14, color: [[1, palette.line]] } },
        pointer: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { distance: 22, color: palette.soft, formatter: (tick: number) => drawing.print(tick) },
        title: { offsetCenter: [0, '24%'], color: palette.soft, fontSize: 12 },
        detail: {
          offsetCenter: [0, '-2%'],
          fontSize: 28,
          fontWeight: 600,
          color: palette.ink,
          formatter: () => drawing.print(value),
        },
        data: [{ value: value ?? min, name: column?.label[drawing.language] ?? '' }],
      },
    ],
  })
}

function readParts(block: ChartBlock, table: Table): { name: string; value: number }[] {
  const measure = block.y[0]
  if (measure === undefined) return []
  const values = readColumn(table, measure.column)
  const names = block.x === undefined ? [] : readColumn(table, block.x)
  return values.map((value, row) => ({
    name: String(names[row] ?? '–'),
    value: Math.max(0, toNumber(value) ?? 0),
  }))
}

function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9)))
  return ([1, 2, 5, 10].find((step) => step * power > value) ?? 10) * power
}
