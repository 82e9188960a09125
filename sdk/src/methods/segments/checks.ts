import type { Pace } from '../method.ts'
import { adjustedRand } from '../metrics/adjusted-rand.ts'
import { randomOf, shuffle } from '../training/random.ts'
import { kMeans } from './k-means.ts'
import { columnOf, rowsOf, type Points } from './points.ts'
import { silhouetteOf } from './silhouette.ts'

/** Learns groups from points and gives the rule by which any points are dealt to them. */
export type Learn = (points: Points, random: () => number) => Promise<(points: Points) => Int32Array>

export interface Check {
  readonly points: Points
  readonly learn: Learn
  readonly seed: number
  readonly pace: Pace
}

export interface Stability {
  /** Share of the rows that keep their group when the groups are learned from rows drawn anew. */
  readonly kept: number
  /** Adjusted Rand index of the same. */
  readonly agreement: number
}

const bootstraps = 20
const shuffles = 5

/** Groups learned again from rows drawn with putting back, compared on all rows. */
export async function stabilityOf(
  labels: Int32Array,
  { points, learn, seed, pace }: Check,
): Promise<Stability> {
  let [kept, agreement] = [0, 0]
  for (let turn = 0; turn < bootstraps; turn++) {
    await pace()
    const random = randomOf(seed * 211 + turn)
    const drawn = Int32Array.from(labels, () => Math.floor(random() * points.rows))
    const again = (await learn(rowsOf(points, drawn), random))(points)
    kept += keptOf(labels, again) / bootstraps
    agreement += adjustedRand(labels, again) / bootstraps
  }
  return { kept, agreement }
}

/** The highest silhouette that is left when every column is dealt anew, so that columns have nothing to do with each other. */
export async function permutedSilhouette({ points, learn, seed, pace }: Check): Promise<number> {
  let most = -1
  for (let turn = 0; turn < shuffles; turn++) {
    const random = randomOf(seed * 307 + turn)
    const dealt = columnsDealt(points, random)
    const labels = (await learn(dealt, random))(dealt)
    most = Math.max(most, (await silhouetteOf(dealt, labels, pace)).mean)
  }
  return most
}

export interface OneColumn {
  readonly column: number
  readonly silhouette: number
}

/** The simplest rule: as many groups by one column alone, the column that does best. */
export async function bestColumn({ points, seed, pace }: Check, k: number): Promise<OneColumn> {
  let best: OneColumn = { column: 0, silhouette: -1 }
  for (let column = 0; column < points.width; column++) {
    const { labels } = await kMeans(columnOf(points, column), {
      k,
      restarts: 4,
      random: randomOf(seed * 401 + column),
      pace,
    })
    const { mean } = await silhouetteOf(points, labels, pace)
    if (mean > best.silhouette) best = { column, silhouette: mean }
  }
  return best
}

function columnsDealt({ rows, width, values }: Points, random: () => number): Points {
  const dealt = values.slice()
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  for (let column = 1; column < width; column++) {
    shuffle(order, random)
    for (let row = 0; row < rows; row++)
      dealt[row * width + column] = values[(order[row] ?? 0) * width + column] ?? 0
  }
  return { rows, width, values: dealt }
}

/** Share of rows in the same group, where groups are matched one to one, the largest overlap first. */
function keptOf(before: Int32Array, after: Int32Array): number {
  const cells = new Map<string, { readonly one: number; readonly other: number; count: number }>()
  for (let row = 0; row < before.length; row++) {
    const [one, other] = [before[row] ?? 0, after[row] ?? 0]
    const cell = cells.get(`${one} ${other}`) ?? { one, other, count: 0 }
    cell.count += 1
    cells.set(`${one} ${other}`, cell)
  }
  const [ones, others] = [new Set<number>(), new Set<number>()]
  let kept = 0
  for (const { one, other, count } of [...cells.values()].toSorted(
    (first, second) => second.count - first.count || first.one - second.one || first.other - second.other,
  )) {
    if (ones.has(one) || others.has(other)) continue
    ones.add(one)
    others.add(other)
    kept += count
  }
  return kept / before.length
}
