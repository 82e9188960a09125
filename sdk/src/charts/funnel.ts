import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { baseOption, gridBox, option, tooltipOption, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { readParts } from './read-parts.ts'

/**
 * Stages that lose some on the way, each with its share of the first: bars around one middle, whose lengths can be
 * compared, where slanted sides would show a loss that is not there.
 */
export function funnelOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const parts = readParts(block, table)
  const first = parts[0]?.value ?? 0
  const most = parts.reduce((largest, part) => Math.max(largest, part.value), 0)
  const { palette, width } = drawing
  const share = (value: number): string => (first > 0 ? `${((value / first) * 100).toFixed(1)}%` : '–')
  const shared = { type: 'bar', stack: 'funnel', barCategoryGap: '28%', silent: true }
  return option({
    ...baseOption(block, drawing),
    tooltip: tooltipOption(drawing),
    grid: gridBox({ top: 4, bottom: 4, right: width < 480 ? 104 : 128 }),
    xAxis: { type: 'value', show: false, min: 0, max: most > 0 ? most : 1 },
    yAxis: {
      type: 'category',
      data: parts.map((part) => part.name),
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: palette.ink, width: width < 480 ? 88 : 160, overflow: 'truncate' },
    },
    series: [
      {
        ...shared,
        name: 'space',
        data: parts.map((part) => (most - part.value) / 2),
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
      },
      {
        ...shared,
        name: block.title[drawing.language],
        silent: false,
        data: parts.map((part) => part.value),
        itemStyle: { color: hueOf(palette, 0), borderRadius: 3 },
        label: {
          show: true,
          position: 'right',
          distance: 8,
          color: palette.ink,
          fontSize: 12,
          formatter: ({ value }: { value?: unknown }) =>
            `${drawing.print(value)} · ${share(typeof value === 'number' ? value : 0)}`,
        },
      },
    ],
  })
}
