import type { ChartBlock } from '../app.ts'
import { normalizeChart } from './normalize-chart.ts'
import type { BlockReading } from './read-block.ts'
import type { SankeySpec } from './sankey.ts'

/** Flows as a chart: what draws, prints, exports and keeps charts does the same with them. */
export function normalizeSankey(reading: BlockReading<SankeySpec>): ChartBlock | undefined {
  const { from, to, ...rest } = reading.spec
  return normalizeChart({ ...reading, spec: { ...rest, kind: 'sankey', x: from, y: to } })
}
