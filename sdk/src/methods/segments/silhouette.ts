import type { Pace } from '../method.ts'
import { apart, type Points } from './points.ts'

export interface Silhouette {
  readonly mean: number
  /** 95 % interval of the mean. */
  readonly low: number
  readonly high: number
}

/** How much nearer rows are to their own group than to the next one (Rousseeuw 1987): 1 well apart, 0 not at all. */
export async function silhouetteOf(points: Points, labels: Int32Array, pace: Pace): Promise<Silhouette> {
  const count = labels.reduce((most, each) => Math.max(most, each), 0) + 1
  const sizes = new Float64Array(count)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const widths = new Float64Array(points.rows)
  const sums = new Float64Array(count)
  for (let row = 0; row < points.rows; row++) {
    if ((row & 15) === 0) await pace()
    sums.fill(0)
    for (let place = 0; place < points.rows; place++) {
      const label = labels[place] ?? 0
      sums[label] = (sums[label] ?? 0) + Math.sqrt(apart(points, row, { others: points.values, place }))
    }
    const own = labels[row] ?? 0
    // who is alone belongs nowhere better
    if ((sizes[own] ?? 0) < 2) continue
    const near = (sums[own] ?? 0) / ((sizes[own] ?? 0) - 1)
    let next = Number.POSITIVE_INFINITY
    for (let label = 0; label < count; label++)
      if (label !== own && (sizes[label] ?? 0) > 0)
        next = Math.min(next, (sums[label] ?? 0) / (sizes[label] ?? 1))
    if (Number.isFinite(next) && Math.max(near, next) > 0) widths[row] = (next - near) / Math.max(near, next)
  }
  const mean = widths.reduce((sum, each) => sum + each, 0) / points.rows
  const spread = widths.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, points.rows - 1)
  const error = 1.96 * Math.sqrt(spread / points.rows)
  return { mean, low: mean - error, high: mean + error }
}
