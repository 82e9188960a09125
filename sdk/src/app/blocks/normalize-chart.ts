import type { AxisSpec, ChartBlock, ChartKind, ChartSeries } from '../app.ts'
import { seriesKinds, type ChartSpec } from './chart.ts'
import { toLocalText, type BlockReading } from './read-block.ts'

/** Fields without which a kind of chart cannot be drawn. */
const needs: Readonly<Record<ChartKind, readonly ('x' | 'y' | 'value')[]>> = {
  line: ['x', 'y'],
  bar: ['x', 'y'],
  area: ['x', 'y'],
  scatter: ['x', 'y'],
  pie: ['x', 'y'],
  heatmap: ['x', 'y', 'value'],
  histogram: ['x'],
  box: ['y'],
  funnel: ['x', 'y'],
  gauge: ['value'],
  sankey: ['x', 'y', 'value'],
  map: ['x', 'y'],
  graph: ['x', 'y'],
}

/** A chart with everything filled in; undefined when its kind needs a field that is not there. */
export function normalizeChart(reading: BlockReading<ChartSpec>): ChartBlock | undefined {
  const { spec, name, place, report } = reading
  const missing = needs[spec.kind].filter((field) => spec[field] === undefined)
  for (const field of missing) report('field-needed', [], { kind: spec.kind, field })
  const annotations = toAnnotations(reading)
  if (missing.length > 0 || !annotations) return undefined
  return {
    kind: 'chart',
    name,
    place,
    chart: spec.kind,
    data: spec.data,
    title: toLocalText(spec.title),
    ...optional('x', spec.x),
    y: toSeries(spec),
    ...optional('series', spec.series),
    ...optional('value', spec.value),
    stack: spec.stack ?? false,
    horizontal: spec.horizontal ?? false,
    ...optional('band', spec.band),
    annotations,
    ...optional('facet', spec.facet),
    axes: {
      ...optional('x', spec.axes?.x && toAxis(spec.axes.x)),
      ...optional('left', spec.axes?.left && toAxis(spec.axes.left)),
      ...optional('right', spec.axes?.right && toAxis(spec.axes.right)),
    },
    format: spec.format ?? 'auto',
    ...optional('bins', spec.bins),
    ...optional('range', spec.range),
  }
}

function toSeries(spec: ChartSpec): readonly ChartSeries[] {
  const list = spec.y === undefined ? [] : Array.isArray(spec.y) ? spec.y : [spec.y]
  const kind = seriesKinds.find((each) => each === spec.kind) ?? 'bar'
  return list.map((item) => {
    const given = typeof item === 'string' ? { column: item } : item
    return {
      column: given.column,
      label: toLocalText(given.label, given.column),
      kind: given.kind ?? kind,
      axis: given.axis ?? 'left',
      style: given.style ?? 'normal',
    }
  })
}

type AxisOfSpec = NonNullable<NonNullable<ChartSpec['axes']>['x']>

function toAxis(axis: AxisOfSpec): AxisSpec {
  return {
    ...optional('label', axis.label === undefined ? undefined : toLocalText(axis.label)),
    ...optional('format', axis.format),
    ...optional('scale', axis.scale),
    ...optional('range', axis.range),
  }
}

function toAnnotations(reading: BlockReading<ChartSpec>): ChartBlock['annotations'] | undefined {
  const list: ChartBlock['annotations'][number][] = []
  for (const [index, each] of (reading.spec.annotations ?? []).entries()) {
    const at = each.x ?? each.y
    if (at === undefined || (each.x !== undefined && each.y !== undefined)) {
      reading.report('field-wrong', ['annotations', index], {
        field: 'annotations',
        expectedZh: '带 x 或 y 其中之一',
        expectedEn: 'one with either x or y',
      })
      return undefined
    }
    list.push({
      axis: each.x === undefined ? 'y' : 'x',
      at,
      ...optional('to', each.to),
      label: toLocalText(each.label),
    })
  }
  return list
}

function optional<TKey extends string, TValue>(
  key: TKey,
  value: TValue | undefined,
): { readonly [K in TKey]?: TValue } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in TKey]?: TValue } // a computed key widens
}
