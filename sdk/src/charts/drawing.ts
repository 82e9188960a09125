import type { EChartsOption, TooltipComponentOption } from 'echarts'
import type { ChartBlock, NumberFormat } from '../app/app.ts'
import type { Language } from '../contract/text.ts'
import { formatNumber } from '../format/number.ts'
import { fontFamily, palettes, type Palette, type Theme } from './palette.ts'

export interface DrawOptions {
  readonly language: Language
  readonly theme: Theme
  /** Of the place that the picture is drawn in, in CSS pixels. */
  readonly width: number
}

/** What every kind of chart draws with. */
export interface Drawing extends DrawOptions {
  readonly palette: Palette
  print(value: unknown, format?: NumberFormat): string
}

export function toDrawing(block: ChartBlock, options: DrawOptions): Drawing {
  return {
    ...options,
    palette: palettes[options.theme],
    print: (value, format = block.format) =>
      typeof value === 'number'
        ? formatNumber(value, { format, language: options.language })
        : typeof value === 'string'
          ? value
          : '–',
  }
}

/** Parts that all pictures share: type, tooltip, description for those who cannot see it. */
export function baseOption(block: ChartBlock, drawing: Drawing): EChartsOption {
  const { palette, language } = drawing
  return {
    animation: false,
    useUTC: true,
    backgroundColor: 'transparent',
    color: [...palette.hues],
    textStyle: { fontFamily, fontSize: 12, color: palette.ink },
    aria: {
      enabled: true,
      label: { description: `${block.title[language]} · ${kindNames[language][block.chart]}` },
    },
    tooltip: tooltipOption(drawing),
  }
}

export function tooltipOption(drawing: Drawing): TooltipComponentOption {
  const { palette } = drawing
  return {
    trigger: 'item',
    confine: true,
    backgroundColor: palette.paper,
    borderColor: palette.line,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: palette.ink, fontSize: 12, fontFamily },
    extraCssText: 'border-radius:6px;box-shadow:0 4px 16px rgb(0 0 0/.12);font-variant-numeric:tabular-nums',
    valueFormatter: (value) => drawing.print(value),
  }
}

/** The one cast of this folder: ECharts' types do not hold under `exactOptionalPropertyTypes`. */
export function option(parts: object): EChartsOption {
  return parts as EChartsOption
}

export const kindNames = {
  zh: {
    line: '折线图',
    bar: '柱状图',
    area: '面积图',
    scatter: '散点图',
    pie: '占比图',
    heatmap: '热力图',
    histogram: '分布图',
    box: '箱线图',
    funnel: '漏斗图',
    gauge: '仪表',
    sankey: '流向图',
    map: '地图',
    graph: '关系图',
  },
  en: {
    line: 'line chart',
    bar: 'bar chart',
    area: 'area chart',
    scatter: 'scatter plot',
    pie: 'share chart',
    heatmap: 'heat map',
    histogram: 'histogram',
    box: 'box plot',
    funnel: 'funnel',
    gauge: 'gauge',
    sankey: 'flow chart',
    map: 'map',
    graph: 'network',
  },
} as const

export function withAlpha(hex: string, alpha: number): string {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return `rgba(${part(1)},${part(3)},${part(5)},${alpha})`
}

/** A grid whose labels never leave the picture. */
export function gridBox(box: {
  top?: number | string
  bottom?: number | string
  left?: number | string
  right?: number | string
}) {
  return {
    left: box.left ?? 4,
    right: box.right ?? 12,
    top: box.top ?? 16,
    bottom: box.bottom ?? 4,
    outerBoundsMode: 'same' as const,
    outerBoundsContain: 'axisLabel' as const,
  }
}
