import type { EChartsOption } from 'echarts'
import type { Table } from 'apache-arrow'
import type { ChartBlock } from '../app/app.ts'
import { readColumn } from '../format/cell.ts'
import { baseOption, option, tooltipOption, type Drawing } from './drawing.ts'
import { hueOf } from './palette.ts'
import { toNumber } from './read-series.ts'

interface Flow {
  readonly source: string
  readonly target: string
  readonly value: number
}

const mostFlows = 60
/** Follows the name of a place that is both left and reached in a circle: it then stands on both sides. */
const otherSide = '\u200B'

/** Places and what flows between them. A circle cannot be drawn, so its places stand on both sides. */
export function sankeyOption(block: ChartBlock, table: Table, drawing: Drawing): EChartsOption {
  const { palette, width, language } = drawing
  const flows = readFlows(block, table, language === 'zh' ? '其他' : 'Other')
  const places = [...new Set(flows.flatMap(({ source, target }) => [source, target]))]
  const reached = new Set(flows.map(({ target }) => target))
  const isNarrow = width < 480
  return option({
    ...baseOption(block, drawing),
    tooltip: {
      ...tooltipOption(drawing),
      formatter: ({ name, value, data }: { name: string; value?: unknown; data?: Partial<Flow> }) => {
        const { source, target } = data ?? {}
        const what = source === undefined ? escape(name) : `${escape(source)} → ${escape(target ?? '')}`
        return `${what}&emsp;<b>${drawing.print(value)}</b>`
      },
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: isNarrow ? 92 : 148,
        top: 8,
        bottom: 12,
        nodeWidth: isNarrow ? 10 : 14,
        nodeGap: isNarrow ? 8 : 12,
        layoutIterations: 32,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        data: places.map((name, index) => ({
          name,
          itemStyle: { color: reached.has(name) ? palette.context : hueOf(palette, index), borderWidth: 0 },
        })),
        links: flows,
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: palette.ink,
          fontSize: 12,
          width: isNarrow ? 84 : 140,
          overflow: 'truncate',
          formatter: ({ name, value }: { name: string; value?: unknown }) =>
            isNarrow ? name : `${name}  ${drawing.print(value)}`,
        },
      },
    ],
  })
}

/** As tall as the fuller side needs for its labels. */
export function sankeyHeight(block: ChartBlock, table: Table): number {
  const places = new Set(readFlows(block, table, 'Other').flatMap(({ source, target }) => [source, target]))
  return Math.min(640, Math.max(280, 60 + 20 * places.size))
}

/** Flows that go somewhere, each pair once; the smallest beyond sixty lead to one rest, so that nothing gets lost. */
function readFlows(block: ChartBlock, table: Table, rest: string): readonly Flow[] {
  const target = block.y[0]?.column
  if (block.x === undefined || target === undefined || block.value === undefined) return []
  const sources = readColumn(table, block.x)
  const targets = readColumn(table, target)
  const rows = readColumn(table, block.value).map((value, row) => ({
    source: String(sources[row] ?? '–'),
    target: String(targets[row] ?? '–'),
    value: toNumber(value) ?? 0,
  }))
  const flows = sumUp(rows.filter(({ value }) => value > 0)).sort((one, other) => other.value - one.value)
  const shown = flows.map((flow, index) => (index < mostFlows ? flow : { ...flow, target: rest }))
  const joined = sumUp(shown)
  return hasCircle(joined)
    ? joined.map((flow) => ({ ...flow, target: `${flow.target}${otherSide}` }))
    : joined
}

function sumUp(flows: readonly Flow[]): Flow[] {
  const sums = new Map<string, Flow>()
  for (const flow of flows) {
    const key = JSON.stringify([flow.source, flow.target])
    sums.set(key, { ...flow, value: flow.value + (sums.get(key)?.value ?? 0) })
  }
  return [...sums.values()]
}

/** Takes away places that nothing leaves until none is left to take; what stays goes round. */
function hasCircle(flows: readonly Flow[]): boolean {
  let left = flows
  for (;;) {
    const leaving = new Set(left.map(({ source }) => source))
    const next = left.filter(({ target }) => leaving.has(target))
    if (next.length === left.length) return left.length > 0
    left = next
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
