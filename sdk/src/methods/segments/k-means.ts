import type { Pace } from '../method.ts'
import { apart, type Points } from './points.ts'

export interface Clusters {
  readonly k: number
  /** Centre after centre. */
  readonly centres: Float64Array
  readonly labels: Int32Array
  /** Squares of the distances to the own centre, all together. */
  readonly inertia: number
}

interface Task {
  readonly k: number
  readonly restarts: number
  readonly random: () => number
  readonly pace: Pace
}

const mostRounds = 100

/** Lloyd's rounds from starts drawn by k-means++ (Arthur and Vassilvitskii 2007); the start that ends best counts. */
export async function kMeans(points: Points, { k, restarts, random, pace }: Task): Promise<Clusters> {
  let best: Clusters | undefined
  for (let turn = 0; turn < restarts; turn++) {
    const found = await lloyd(points, await start(points, { k, random, pace }), { k, pace })
    if (best === undefined || found.inertia < best.inertia * (1 - 1e-12)) best = found
  }
  if (best === undefined) throw new Error('k-means is started at least once')
  return best
}

/** The nearest centre of every row. */
export function nearestOf(points: Points, { k, centres }: Pick<Clusters, 'k' | 'centres'>): Int32Array {
  return Int32Array.from({ length: points.rows }, (_, row) => nearest(points, row, { k, centres }).label)
}

function nearest(points: Points, row: number, { k, centres }: Pick<Clusters, 'k' | 'centres'>) {
  let [label, least] = [0, Number.POSITIVE_INFINITY]
  for (let place = 0; place < k; place++) {
    const distance = apart(points, row, { others: centres, place })
    if (distance < least) [label, least] = [place, distance]
  }
  return { label, least }
}

/** Each centre is drawn among the rows, far ones more likely. */
async function start(
  points: Points,
  { k, random, pace }: Pick<Task, 'k' | 'random' | 'pace'>,
): Promise<Float64Array> {
  const { rows, width, values } = points
  const centres = new Float64Array(k * width)
  const least = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  let chosen = Math.floor(random() * rows)
  for (let place = 0; place < k; place++) {
    await pace()
    centres.set(values.subarray(chosen * width, (chosen + 1) * width), place * width)
    let total = 0
    for (let row = 0; row < rows; row++) {
      least[row] = Math.min(least[row] ?? 0, apart(points, row, { others: centres, place }))
      total += least[row] ?? 0
    }
    let left = random() * total
    chosen = 0
    for (let row = 0; row < rows; row++) {
      if ((least[row] ?? 0) > 0) chosen = row
      left -= least[row] ?? 0
      if (left < 0) break
    }
  }
  return centres
}

async function lloyd(
  points: Points,
  centres: Float64Array,
  { k, pace }: Pick<Task, 'k' | 'pace'>,
): Promise<Clusters> {
  const { rows, width, values } = points
  const labels = new Int32Array(rows).fill(-1)
  for (let round = 0; ; round++) {
    let [moved, inertia] = [0, 0]
    let [farthest, most] = [0, -1]
    for (let row = 0; row < rows; row++) {
      if ((row & 4095) === 0) await pace()
      const { label, least } = nearest(points, row, { k, centres })
      if (label !== labels[row]) moved += 1
      labels[row] = label
      inertia += least
      if (least > most) [farthest, most] = [row, least]
    }
    if (moved === 0 || round >= mostRounds) return { k, centres, labels, inertia }
    const counts = new Float64Array(k)
    centres.fill(0)
    for (let row = 0; row < rows; row++) {
      const label = labels[row] ?? 0
      counts[label] = (counts[label] ?? 0) + 1
      for (let column = 0; column < width; column++) {
        const place = label * width + column
        centres[place] = (centres[place] ?? 0) + (values[row * width + column] ?? 0)
      }
    }
    for (let label = 0; label < k; label++) {
      const count = counts[label] ?? 0
      const centre = centres.subarray(label * width, (label + 1) * width)
      // a centre that nobody is near begins anew at the row that is farthest from its own
      if (count === 0) centre.set(values.subarray(farthest * width, (farthest + 1) * width))
      else centre.set(centre.map((sum) => sum / count))
    }
  }
}
