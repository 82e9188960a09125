import type { Table } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import type { MethodCall, Pace } from '../method.ts'
import { bestColumn, permutedSilhouette, stabilityOf, type Check } from './checks.ts'
import { clusters, fifths, sampleOf } from './groups.ts'
import { readRows } from './read-rows.ts'
import { silhouetteOf } from './silhouette.ts'
import { centresTable, choiceTable, columnsTable, cutsTable, qualityTable, segmentsTable } from './tables.ts'

/** Learns the segments, and measures how far apart and how steady they are and what one column would do alone. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const rows = readRows(table, call)
  const isRfm = call.options['way'] === 'rfm'
  const groups = isRfm ? fifths(rows) : await clusters(rows, call, pace)
  const points = sampleOf(groups)
  const labels = groups.segments.slice(0, points.rows).map((segment) => segment - 1)
  const check: Check = { points, learn: groups.learn, seed: call.seed, pace }
  const count = new Set(groups.segments).size
  const baseline = await bestColumn(check, Math.max(2, count))
  return [
    segmentsTable(groups),
    columnsTable(rows),
    centresTable(groups, { rows, isLog: call.options['scale'] === 'log' }),
    cutsTable(rows, isRfm),
    choiceTable(groups),
    qualityTable({
      rows,
      groups,
      count,
      silhouette: await silhouetteOf(points, labels, pace),
      baseline,
      permuted: await permutedSilhouette(check),
      stability: await stabilityOf(labels, check),
    }),
  ]
}
