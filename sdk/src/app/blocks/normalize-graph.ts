import type { ChartBlock } from '../app.ts'
import type { GraphSpec } from './graph.ts'
import { normalizeChart } from './normalize-chart.ts'
import type { BlockReading } from './read-block.ts'

/** Relations as a chart: what draws, prints, exports and keeps charts does the same with them. */
export function normalizeGraph(reading: BlockReading<GraphSpec>): ChartBlock | undefined {
  const { from, to, group, ...rest } = reading.spec
  const series = group === undefined ? {} : { series: group }
  return normalizeChart({ ...reading, spec: { ...rest, ...series, kind: 'graph', x: from, y: to } })
}
