import type { ChartBlock } from '../app.ts'
import type { MapSpec } from './map.ts'
import { normalizeChart } from './normalize-chart.ts'
import type { BlockReading } from './read-block.ts'

/** Places as a chart: what draws, prints, exports and keeps charts does the same with them. */
export function normalizeMap(reading: BlockReading<MapSpec>): ChartBlock | undefined {
  const { longitude, latitude, name, group, ...rest } = reading.spec
  const y = name === undefined ? latitude : [latitude, name]
  const series = group === undefined ? {} : { series: group }
  return normalizeChart({ ...reading, spec: { ...rest, ...series, kind: 'map', x: longitude, y } })
}
