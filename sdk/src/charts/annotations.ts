import type { ChartBlock } from '../app/app.ts'
import { withAlpha, type Drawing } from './drawing.ts'

/** Lines and spans that an author put on a chart, carried by its first series. */
export function annotationMarks(
  block: ChartBlock,
  { palette, language }: Drawing,
): { markLine?: object; markArea?: object } {
  const lines = block.annotations.filter((one) => one.to === undefined)
  const spans = block.annotations.filter((one) => one.to !== undefined)
  const axisOf = (axis: 'x' | 'y'): 'xAxis' | 'yAxis' =>
    (axis === 'x') === block.horizontal ? 'yAxis' : 'xAxis'
  const label = { color: palette.soft, fontSize: 12 }
  return {
    ...(lines.length === 0
      ? {}
      : {
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            lineStyle: { color: palette.soft, width: 1, type: [3, 3] },
            data: lines.map((one) => ({
              [axisOf(one.axis)]: one.at,
              label: {
                ...label,
                formatter: one.label[language],
                position: one.axis === 'x' ? 'end' : 'insideEndTop',
              },
            })),
          },
        }),
    ...(spans.length === 0
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: withAlpha(palette.context, 0.18) },
            data: spans.map((one) => [
              {
                [axisOf(one.axis)]: one.at,
                name: one.label[language],
                label: { ...label, position: 'insideTop' },
              },
              { [axisOf(one.axis)]: one.to },
            ]),
          },
        }),
  }
}
