import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { cartesianOption } from './cartesian.ts'
import { boxOption, histogramOption } from './distributions.ts'
import { toDrawing, type DrawOptions } from './drawing.ts'
import { countFacets, facetHeight, facetOption, facetsAcross } from './facets.ts'
import { funnelOption } from './funnel.ts'
import { gaugeOption } from './gauge.ts'
import { graphHeight, graphOption } from './graph.ts'
import { heatmapOption } from './heatmap.ts'
import { mapHeight, mapOption } from './map.ts'
import { pieOption } from './pie.ts'
import { sankeyHeight, sankeyOption } from './sankey.ts'

/**
 * What ECharts draws for a chart block over its relation's rows. Pure: the frame and the server draw the same
 * picture from it. Draw it `chartHeight` tall.
 */
export function toOption(block: ChartBlock, table: Table, options: DrawOptions): EChartsOption {
  const drawing = toDrawing(block, options)
  switch (block.chart) {
    case 'line':
    case 'bar':
    case 'area':
    case 'scatter':
      return block.facet === undefined
        ? cartesianOption(block, table, drawing)
        : facetOption(block, table, drawing)
    case 'pie':
      return pieOption(block, table, drawing)
    case 'funnel':
      return funnelOption(block, table, drawing)
    case 'gauge':
      return gaugeOption(block, table, drawing)
    case 'heatmap':
      return heatmapOption(block, table, drawing)
    case 'histogram':
      return histogramOption(block, table, drawing)
    case 'box':
      return boxOption(block, table, drawing)
    case 'sankey':
      return sankeyOption(block, table, drawing)
    case 'map':
      return mapOption(block, table, drawing)
    case 'graph':
      return graphOption(block, table, drawing)
    default:
      return block.chart satisfies never
  }
}

/** How tall the picture wants to be, in CSS pixels; known from the rows, so space can be kept for it. */
export function chartHeight(block: ChartBlock, table: Table | undefined, width: number): number {
  const usual = usualHeight(width)
  if (table === undefined) return usual
  if (block.facet !== undefined) {
    const facets = countFacets(block, table)
    return 28 + Math.ceil(facets / facetsAcross(facets, width)) * facetHeight
  }
  if (block.chart === 'heatmap')
    return 72 + 28 * Math.max(4, distinct(table, block.series ?? block.y[0]?.column))
  if (block.chart === 'funnel') return 24 + 44 * Math.max(3, table.numRows)
  if (block.chart === 'sankey') return sankeyHeight(block, table)
  if (block.chart === 'map') return mapHeight(width)
  if (block.chart === 'graph') return graphHeight(width)
  if (block.horizontal) return 64 + 26 * Math.max(5, distinct(table, block.x))
  return usual
}

/** On a phone a picture keeps the shape of 16 to 10. */
function usualHeight(width: number): number {
  return width < 480 ? Math.max(200, Math.round((width * 10) / 16)) : 300
}

function distinct(table: Table, column: string | undefined): number {
  return column === undefined ? 1 : new Set(readColumn(table, column)).size
}
