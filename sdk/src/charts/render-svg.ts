import type { Table } from 'apache-arrow'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartBlock } from '../app/app.ts'
import type { DrawOptions } from './drawing.ts'
import { registerCharts } from './register-charts.ts'
import { chartHeight, toOption } from './to-option.ts'

/** The same picture that the frame draws, as SVG text; needs no browser. */
export function renderSvg(
  block: ChartBlock,
  table: Table,
  options: DrawOptions & { readonly height?: number },
): string {
  registerCharts()
  echarts.use([SVGRenderer])
  const height = options.height ?? chartHeight(block, table, options.width)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: options.width, height })
  try {
    chart.setOption(toOption(block, table, options))
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
