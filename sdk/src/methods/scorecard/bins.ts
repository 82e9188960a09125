import { smallestGroup } from '../fitted.ts'
import { cutBetween } from '../training/cut-between.ts'
import type { Counts, Feature, Group } from '../training/feature.ts'
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

/** Rows of the rarer kind that a bin should hold on average: with fewer its weight is mostly chance. */
const fewestOfRarer = 8
/** Share of all rows beyond which no bin has to go for that. */
const mostOfAll = 0.05

/** Splits a column into bins of at least `smallest` rows: missing and special values apart from the rest. */
export function binsOf(feature: Feature, counts: Counts, settings: Settings): Binned {
  const total = sumOf(counts) + rowsOf(counts.missing)
  const bad = counts.bad.reduce((sum, each) => sum + each, counts.missing.bad)
  const rarer = Math.max(1, Math.min(bad, total - bad))
  const smallest = Math.max(
    smallestGroup,
    settings.smallestBin * total,
    Math.min((fewestOfRarer * total) / rarer, mostOfAll * total),
  )
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
  const bins: Bin[] = [missingBin(counts)]
  const binOf = new Int16Array(feature.distinct.length)
  for (const code of special) {
    const value = feature.distinct[code] ?? 0
    binOf[code] = bins.length
    bins.push({
      ...groupAt(counts, code),
      kind: 'value',
      label: `= ${shortNumber(value)}`,
      from: value,
      to: value,
      levels: [],
    })
  }
  const runs = runsOf(counts, special, smallest)
  const merged = mergeRuns(runs, smallest, settings)
  const cuts = merged
    .slice(1)
    .map((run, index) =>
      cutBetween(feature.distinct[merged[index]?.last ?? 0] ?? 0, feature.distinct[run.first] ?? 0),
    )
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
  for (let code = 0; code < binOf.length; code++) {
    const value = feature.distinct[code] ?? 0
    while (value >= (cuts[passed] ?? Number.POSITIVE_INFINITY)) passed += 1
    if (!special.has(code)) binOf[code] = first + passed
  }
  return { bins, binOf }
}

/** Neighbouring values put together until each run has enough rows; what is left at the end joins the last. */
function runsOf(counts: Counts, special: ReadonlySet<number>, smallest: number): readonly Run[] {
  const runs: Run[] = []
  let [good, bad, first, last] = [0, 0, -1, -1]
  for (let code = 0; code < counts.good.length; code++) {
    const [here, badHere] = [counts.good[code] ?? 0, counts.bad[code] ?? 0]
    if (here + badHere === 0 || special.has(code)) continue
    if (first < 0) first = code
    last = code
    good += here
    bad += badHere
    if (good + bad < smallest) continue
    runs.push({ good, bad, first, last })
    good = 0
    bad = 0
    first = -1
  }
  if (first < 0) return runs
  const open = { good, bad, first, last }
  const before = runs.pop()
  return [...runs, before === undefined ? open : { ...joined(before, open), first: before.first, last }]
}

/** Places of values that the author named, and of one that more than half of the rows have: quantiles would bury the others. */
function specialValues(
  feature: Feature & { kind: 'number' },
  counts: Counts,
  { special }: Settings,
): readonly number[] {
  const half = sumOf(counts) / 2
  const found: number[] = []
  for (let code = 0; code < feature.distinct.length; code++) {
    const rows = (counts.good[code] ?? 0) + (counts.bad[code] ?? 0)
    if (rows < smallestGroup) continue
    const isCommon = rows > half && feature.distinct.length > 2
    if (isCommon || special.includes(feature.distinct[code] ?? 0)) found.push(code)
  }
  return found
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

function sumOf({ good, bad }: Counts): number {
  let sum = 0
  for (let code = 0; code < good.length; code++) sum += (good[code] ?? 0) + (bad[code] ?? 0)
  return sum
}
