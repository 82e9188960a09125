import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { AxisSpec, ChartBlock } from '../app/app.ts'
import { annotationMarks } from './annotations.ts'
import { baseOption, option, tooltipOption, gridBox, type Drawing } from './drawing.ts'
import { readSeries, xScaleOf, type DrawnSeries, type XScale } from './read-series.ts'
import { timePrinter } from './time-labels.ts'
import { drawSeries } from './series-option.ts'

/** Lines, bars, areas and clouds over one pair of axes, with an optional second measure on the right. */
export function cartesianOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const scale = xScaleOf(block, table)
  const series = readSeries(block, table, drawing)
  const categories = scale === 'category' ? categoriesOf(series) : undefined
  const xAxis = categoryAxis(block, { scale, categories, drawing, printTime: timePrinter(series) })
  const yAxes = valueAxes(block, { series, drawing })
  const hasLegend = series.length > 1
  return option({
    ...baseOption(block, drawing),
    tooltip: {
      ...tooltipOption(drawing),
      trigger: series.every((one) => one.kind === 'scatter') ? 'item' : 'axis',
      axisPointer: {
        type: series.some((one) => one.kind === 'bar') ? 'shadow' : 'line',
        lineStyle: { color: drawing.palette.context },
      },
    },
    ...(hasLegend ? { legend: legendOption(series, drawing) } : {}),
    grid: gridBox({
      top: (hasLegend ? 36 : 12) + (hasAxisName(block) ? 20 : 0),
      bottom: block.axes.x?.label === undefined ? 4 : 24,
    }),
    // A horizontal bar chart is the same chart with its axes exchanged.
    ...(block.horizontal ? { xAxis: yAxes, yAxis: { ...xAxis, inverse: true } } : { xAxis, yAxis: yAxes }),
    series: seriesOptions(block, { series, categories, drawing }),
  })
}

export function seriesOptions(
  block: ChartBlock,
  given: { series: readonly DrawnSeries[]; categories: readonly string[] | undefined; drawing: Drawing },
): object[] {
  const options = given.series.flatMap((one) => drawSeries(block, { ...given, one }))
  const [first, ...rest] = options
  return first === undefined ? [] : [{ ...first, ...annotationMarks(block, given.drawing) }, ...rest]
}

export function categoriesOf(series: readonly DrawnSeries[]): readonly string[] {
  return [...new Set(series.flatMap((one) => one.points.map((point) => String(point.x ?? '–'))))]
}

export function categoryAxis(
  block: ChartBlock,
  given: {
    scale: XScale
    categories: readonly string[] | undefined
    drawing: Drawing
    printTime?: (milliseconds: number) => string
  },
): object {
  const { scale, drawing } = given
  const spec = block.axes.x
  const common = {
    ...(spec?.label === undefined
      ? {}
      : {
          name: spec.label[drawing.language],
          nameLocation: 'middle' as const,
          nameGap: block.horizontal ? 8 : 28,
          nameTextStyle: { color: drawing.palette.soft },
        }),
    axisLine: { lineStyle: { color: drawing.palette.line } },
    axisTick: { show: false },
    splitLine: { show: block.chart === 'scatter', lineStyle: { color: drawing.palette.line } },
  }
  const label = { color: drawing.palette.soft, hideOverlap: true, margin: 10 }
  switch (scale) {
    case 'category':
      return {
        type: 'category',
        data: [...(given.categories ?? [])],
        ...common,
        axisLabel: { ...label, width: block.horizontal ? 120 : 96, overflow: 'truncate' },
        boundaryGap: block.y.some((one) => one.kind === 'bar' || one.kind === 'scatter'),
      }
    case 'time':
      return {
        type: 'time',
        ...common,
        splitNumber: Math.max(2, Math.round(drawing.width / (block.facet === undefined ? 110 : 300))),
        axisLabel: { ...label, fontSize: 12, formatter: given.printTime },
        ...limits(spec),
      }
    case 'value':
      return {
        type: spec?.scale === 'log' ? 'log' : 'value',
        scale: true,
        ...common,
        axisLabel: { ...label, formatter: (value: number) => drawing.print(value, spec?.format ?? 'auto') },
        ...limits(spec),
      }
    default:
      return scale satisfies never
  }
}

export function valueAxes(
  block: ChartBlock,
  given: { series: readonly DrawnSeries[]; drawing: Drawing },
): object[] {
  const { drawing } = given
  const hasRight = given.series.some((one) => one.axis === 'right')
  const sides = hasRight ? (['left', 'right'] as const) : (['left'] as const)
  // Bars and areas are lengths and start at nought; a line may start where it has something to say.
  const isLength = (side: 'left' | 'right'): boolean =>
    given.series.some((one) => one.axis === side && one.kind !== 'line' && one.kind !== 'scatter')
  return sides.map((side) => {
    const spec = block.axes[side]
    return {
      type: spec?.scale === 'log' ? 'log' : 'value',
      position: block.horizontal ? (side === 'left' ? 'bottom' : 'top') : side,
      scale: !isLength(side),
      splitNumber: 4,
      ...(spec?.label === undefined
        ? {}
        : {
            name: spec.label[drawing.language],
            nameTextStyle: { color: drawing.palette.soft, align: side, padding: 0 },
            nameGap: 14,
          }),
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: side === 'left', lineStyle: { color: drawing.palette.line } },
      axisLabel: {
        color: drawing.palette.soft,
        hideOverlap: true,
        formatter: (value: number) => drawing.print(value, spec?.format ?? axisFormat(block)),
      },
      ...limits(spec),
    }
  })
}

function axisFormat(block: ChartBlock): ChartBlock['format'] {
  return block.format === 'percent' ? 'percent' : 'auto'
}

function limits(spec: AxisSpec | undefined): { min?: number; max?: number } {
  return spec?.range === undefined ? {} : { min: spec.range[0], max: spec.range[1] }
}

function hasAxisName(block: ChartBlock): boolean {
  return !block.horizontal && (block.axes.left?.label !== undefined || block.axes.right?.label !== undefined)
}

export function legendOption(series: readonly DrawnSeries[], drawing: Drawing): EChartsOption['legend'] {
  return {
    type: 'scroll',
    top: 0,
    left: 0,
    itemWidth: 18,
    itemHeight: 8,
    itemGap: 16,
    textStyle: { color: drawing.palette.soft },
    pageIconSize: 10,
    data: series.map((one) => ({
      name: one.name,
      // A line is known by its stroke: the dot that would hide the dashes is left out.
      ...(one.kind === 'line' ? { itemStyle: { opacity: 0 } } : { icon: 'roundRect' }),
    })),
  }
}
