import { MethodRefusal, type MethodCall, type Pace } from '../method.ts'
import { randomOf } from '../training/random.ts'
import type { Learn } from './checks.ts'
import { kMeans, nearestOf } from './k-means.ts'
import { firstOf, pointsOf, type Points } from './points.ts'
import type { Measure, SegmentRows } from './read-rows.ts'
import { cutsOf, fifthOf, rfmNames, rfmSegment } from './rfm.ts'
import { silhouetteOf } from './silhouette.ts'

/** Rows that checks look at; distances between all of them are worked out many times. */
const checkedRows = 1500
const widestChoice = 8

export interface Groups {
  readonly points: Points
  /** Names of the columns of the points. */
  readonly columns: readonly string[]
  /** Segment of every row, from 1. */
  readonly segments: Int32Array
  /** Names of the segments; the first is that of segment 1. */
  readonly labels: readonly string[]
  /** For every segment, where its centre lies in each used column; none for fifths. */
  readonly positions: readonly (readonly number[])[]
  readonly inertia: number | null
  /** What was tried where the number of segments was left open. */
  readonly choice: readonly { readonly k: number; readonly silhouette: number; readonly inertia: number }[]
  /** The same again from other points, for the checks. */
  readonly learn: Learn
}

/** Points on which the checks are made. */
export function sampleOf({ points }: Groups): Points {
  return firstOf(points, checkedRows)
}

/** Segments by the fifths of three columns. */
export function fifths({ measures }: SegmentRows): Groups {
  const points = pointsOf(measures.map(({ positions }) => positions))
  const learn: Learn = async (seen) => {
    const cuts = [0, 1, 2].map((column) => cutsOf(columnAt(seen, column)))
    return (others) =>
      Int32Array.from({ length: others.rows }, (_, row) => {
        const [r = 1, f = 1, m = 1] = cuts.map((each, column) =>
          fifthOf(others.values[row * 3 + column] ?? 0, each),
        )
        return rfmSegment(r, f, m) - 1
      })
  }
  const cuts = measures.map(({ values }) => cutsOf(values))
  const segments = Int32Array.from({ length: points.rows }, (_, row) => {
    const [r = 1, f = 1, m = 1] = measures.map(({ values }, column) =>
      fifthOf(values[row] ?? 0, cuts[column] ?? []),
    )
    return rfmSegment(r, f, m)
  })
  const columns = measures.map(({ name }) => name)
  return { points, columns, segments, labels: rfmNames, positions: [], inertia: null, choice: [], learn }
}

/** Segments by the nearest of k centres, the richest first. */
export async function clusters(rows: SegmentRows, call: MethodCall, pace: Pace): Promise<Groups> {
  const used = rows.measures.filter(({ verdict }) => verdict === 'used')
  const points = pointsOf(used.map(({ positions }) => positions))
  const distinct = distinctOf(points)
  const asked = call.options['k'] === undefined ? undefined : Number(call.options['k'])
  if (asked !== undefined && asked > distinct)
    throw new MethodRefusal({
      zh: `要分 ${asked} 群，各不相同的行只有 ${distinct} 种。请把 k 改为不超过 ${distinct}，或增加列`,
      en: `${asked} segments are asked for and only ${distinct} rows differ: make k at most ${distinct}, or add columns`,
    })
  const choice = asked === undefined ? await tryNumbers(points, { distinct, seed: call.seed, pace }) : []
  const best = choice.toSorted((one, other) => other.silhouette - one.silhouette || one.k - other.k)[0]
  const k = asked ?? best?.k ?? 2
  const restarts = Number(call.options['restarts'])
  const found = await kMeans(points, { k, restarts, random: randomOf(call.seed), pace })
  const order = byMoney(found.labels, { k, money: rows.money })
  const positions = order.map((label) => [
    ...found.centres.subarray(label * points.width, (label + 1) * points.width),
  ])
  return {
    points,
    columns: used.map(({ name }) => name),
    segments: found.labels.map((label) => order.indexOf(label) + 1),
    labels: positions.map((centre) => labelOf(centre, used)),
    positions,
    inertia: found.inertia,
    choice,
    learn: async (seen, random) => {
      const again = await kMeans(seen, { k, restarts: 2, random, pace })
      return (others) => nearestOf(others, again)
    },
  }
}

interface Trial {
  readonly distinct: number
  readonly seed: number
  readonly pace: Pace
}

async function tryNumbers(points: Points, { distinct, seed, pace }: Trial): Promise<Groups['choice']> {
  const sample = firstOf(points, checkedRows)
  const tried: Groups['choice'][number][] = []
  for (let k = 2; k <= Math.min(widestChoice, distinct); k++) {
    const { labels, inertia } = await kMeans(sample, { k, restarts: 4, random: randomOf(seed + k), pace })
    const { mean } = await silhouetteOf(sample, labels, pace)
    tried.push({ k, silhouette: mean, inertia })
  }
  return tried
}

/** Clusters by mean money, or by size where there is none. */
function byMoney(
  labels: Int32Array,
  { k, money }: { readonly k: number; readonly money: Float64Array },
): readonly number[] {
  const [sums, sizes] = [new Float64Array(k), new Float64Array(k)]
  const isKnown = money.some((value) => !Number.isNaN(value))
  for (let row = 0; row < labels.length; row++) {
    const [label, value] = [labels[row] ?? 0, money[row] ?? 0]
    sizes[label] = (sizes[label] ?? 0) + 1
    sums[label] = (sums[label] ?? 0) + (Number.isNaN(value) ? 0 : value)
  }
  const worth = (label: number) =>
    isKnown ? (sums[label] ?? 0) / Math.max(1, sizes[label] ?? 0) : (sizes[label] ?? 0)
  return [...sizes.keys()].toSorted((one, other) => worth(other) - worth(one) || one - other)
}

/** The two columns in which a segment differs most from all others, up or down. */
function labelOf(centre: readonly number[], used: readonly Measure[]): string {
  const said = centre
    .map((position, column) => ({ name: used[column]?.name ?? '', position }))
    .filter(({ position }) => Math.abs(position) >= 0.4)
    .toSorted((one, other) => Math.abs(other.position) - Math.abs(one.position))
    .slice(0, 2)
    .map(({ name, position }) => `${name} ${position > 0 ? '↑' : '↓'}`)
  return said.length === 0 ? '≈' : said.join(' ')
}

function columnAt({ rows, width, values }: Points, column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => values[row * width + column] ?? 0)
}

function distinctOf({ rows, width, values }: Points): number {
  const seen = new Set<string>()
  for (let row = 0; row < rows && seen.size < 12; row++)
    seen.add(values.subarray(row * width, (row + 1) * width).join(' '))
  return seen.size
}
