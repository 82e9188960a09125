import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { baseOption, option, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { toNumber } from './read-series.ts'

/** One figure within its range. */
export function gaugeOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const value = toNumber(readColumn(table, block.value ?? block.y[0]?.column ?? '')[0])
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
        data: [{ value: value ?? min, name: block.y[0]?.label[drawing.language] ?? '' }],
      },
    ],
  })
}

function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9)))
  return ([1, 2, 5, 10].find((step) => step * power > value) ?? 10) * power
}
