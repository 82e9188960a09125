import { smallestGroup } from '../fitted.ts'
import type { Counts, Feature, Group } from './feature.ts'
import { mergeLevels, mergeRuns, type Run } from './merge-bins.ts'
import type { Settings } from './options.ts'
import { badRate, joined, rowsOf } from './woe.ts'

export type BinKind = 'missing' | 'value' | 'range' | 'level' | 'rest'

/** A group of values that get the same points. */
export interface Bin extends Group {
  readonly kind: BinKind
  readonly label: string
  /** Ends of a range, the lower one inside; null is open. For a special value both are the value. */
  readonly from: number | null
  readonly to: number | null
  readonly levels: readonly string[]
}

export interface Binned {
  readonly bins: readonly Bin[]
  /** Bin of each distinct value; missing is always the first bin. */
  readonly binOf: Int16Array
}

/** Splits a column into bins of at least `smallest` rows: missing and special values apart from the rest. */
export function binsOf(feature: Feature, counts: Counts, settings: Settings): Binned {
  const total = sumOf(counts) + rowsOf(counts.missing)
  const smallest = Math.max(smallestGroup, settings.smallestBin * total)
  return feature.kind === 'number'
    ? numberBins(feature, counts, { settings, smallest })
    : levelBins(feature, counts, { settings, smallest })
}

interface Cutting {
  readonly settings: Settings
  readonly smallest: number
}

function numberBins(
  feature: Feature & { kind: 'number' },
  counts: Counts,
  { settings, smallest }: Cutting,
): Binned {
  const special = new Set(specialValues(feature, counts, settings))
  const runs: Run[] = []
  const bins: Bin[] = [missingBin(counts)]
  const binOf = new Int16Array(feature.distinct.length)
  for (const [code, value] of feature.distinct.entries()) {
    const group = groupAt(counts, code)
    if (special.has(value)) {
      binOf[code] = bins.length
      bins.push({
        ...group,
        kind: 'value',
        label: `= ${shortNumber(value)}`,
        from: value,
        to: value,
        levels: [],
      })
    } else if (rowsOf(group) > 0) runs.push({ ...group, first: code, last: code })
  }
  const merged = mergeRuns(runs, smallest, settings)
  const cuts = merged
    .slice(1)
    .map((run, index) => cutBetween(feature.distinct, merged[index]?.last ?? 0, run.first))
  const first = bins.length
  for (let place = 0; place <= cuts.length; place++) {
    const [from, to] = [cuts[place - 1] ?? null, cuts[place] ?? null]
    const group = merged[place] ?? { good: 0, bad: 0 }
    bins.push({
      good: group.good,
      bad: group.bad,
      kind: 'range',
      label: rangeLabel(from, to),
      from,
      to,
      levels: [],
    })
  }
  let passed = 0
  for (const [code, value] of feature.distinct.entries()) {
    while (value >= (cuts[passed] ?? Number.POSITIVE_INFINITY)) passed += 1
    if (!special.has(value)) binOf[code] = first + passed
  }
  return { bins, binOf }
}

/** Values that the author named, and one that more than half of the rows have: quantiles would bury the others. */
function specialValues(
  feature: Feature & { kind: 'number' },
  counts: Counts,
  { special }: Settings,
): readonly number[] {
  const half = sumOf(counts) / 2
  return [...feature.distinct].filter((value, code) => {
    const rows = rowsOf(groupAt(counts, code))
    return rows >= smallestGroup && (special.includes(value) || (rows > half && feature.distinct.length > 2))
  })
}

/** The roundest number between two neighbours: easy to read, and nobody's own value. */
function cutBetween(distinct: Float64Array, before: number, after: number): number {
  const [low, high] = [distinct[before] ?? 0, distinct[after] ?? 0]
  const middle = (low + high) / 2
  for (let digits = 1; digits <= 15; digits++) {
    const round = Number(middle.toPrecision(digits))
    if (round > low && round <= high) return round
  }
  return high
}

function levelBins(
  feature: Feature & { kind: 'level' },
  counts: Counts,
  { settings, smallest }: Cutting,
): Binned {
  const known = feature.distinct
    .map((level, code) => ({ level, code, group: groupAt(counts, code) }))
    .filter(({ group }) => rowsOf(group) >= smallestGroup)
    .toSorted((one, other) => badRate(one.group) - badRate(other.group) || (one.level < other.level ? -1 : 1))
  const runs = known.map(({ group }, place) => ({ ...group, first: place, last: place }))
  const merged = mergeLevels(runs, smallest, settings)
  const bins: Bin[] = [missingBin(counts)]
  const binOf = new Int16Array(feature.distinct.length).fill(merged.length + 1)
  for (const run of merged) {
    const levels = known.slice(run.first, run.last + 1)
    for (const { code } of levels) binOf[code] = bins.length
    const names = levels.map(({ level }) => level)
    bins.push({
      good: run.good,
      bad: run.bad,
      kind: 'level',
      label: names.join(' · '),
      from: null,
      to: null,
      levels: names,
    })
  }
  const rest = feature.distinct.reduce<Group>(
    (sum, _, code) => (binOf[code] === bins.length ? joined(sum, groupAt(counts, code)) : sum),
    { good: 0, bad: 0 },
  )
  return {
    bins: [...bins, { ...rest, kind: 'rest', label: 'other', from: null, to: null, levels: [] }],
    binOf,
  }
}

function missingBin({ missing }: Counts): Bin {
  return { ...missing, kind: 'missing', label: 'missing', from: null, to: null, levels: [] }
}

function rangeLabel(from: number | null, to: number | null): string {
  if (from === null && to === null) return 'any'
  if (from === null) return `< ${shortNumber(to ?? 0)}`
  return to === null ? `≥ ${shortNumber(from)}` : `${shortNumber(from)} – ${shortNumber(to)}`
}

function shortNumber(value: number): string {
  return Math.abs(value) >= 10_000 && Number.isInteger(value) ? value.toLocaleString('en-US') : String(value)
}

function groupAt(counts: Counts, code: number): Group {
  return { good: counts.good[code] ?? 0, bad: counts.bad[code] ?? 0 }
}

function sumOf(counts: Counts): number {
  return counts.good.reduce((sum, each) => sum + each, 0) + counts.bad.reduce((sum, each) => sum + each, 0)
}
