import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { baseOption, option, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { readParts } from './read-parts.ts'

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
