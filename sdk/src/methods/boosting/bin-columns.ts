import { smallestGroup } from '../fitted.ts'
import { cutBetween } from '../training/cut-between.ts'
import type { Feature } from '../training/feature.ts'

/** Most bins of a column, the one for missing values among them; a mask of a split has this many places. */
export const mostBins = 128

/** A column as the trees see it: each row's bin. Bin 0 is missing; in a column of words bin 1 is all other words. */
export interface BinnedColumn {
  readonly name: string
  readonly kind: 'number' | 'level'
  readonly bins: number
  readonly binOf: Uint8Array
  /** Lower end of bin 2 and those after it, for numbers. */
  readonly cuts: readonly number[]
  /** Words of bin 2 and those after it. */
  readonly levels: readonly string[]
}

/** Cuts a column into bins of about equal numbers of rows; it looks at no outcome. */
export function binColumn(feature: Feature): BinnedColumn {
  const counts = new Int32Array(feature.distinct.length)
  for (const code of feature.codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  return feature.kind === 'number' ? binNumbers(feature, counts) : binLevels(feature, counts)
}

function binNumbers(feature: Feature & { kind: 'number' }, counts: Int32Array): BinnedColumn {
  const { distinct, codes, name } = feature
  const total = counts.reduce((sum, each) => sum + each, 0)
  const binOfCode = new Uint8Array(distinct.length)
  const cuts: number[] = []
  const room = mostBins - 1
  let [open, left] = [0, total]
  for (let code = 0; code < distinct.length; code++) {
    binOfCode[code] = cuts.length + 1
    open += counts[code] ?? 0
    // every value has its own bin where there is room; otherwise the rows that are left are shared out evenly
    const size = distinct.length <= room ? 1 : left / (room - cuts.length)
    const isFull = open >= size && code + 1 < distinct.length && cuts.length + 1 < room
    if (!isFull) continue
    cuts.push(cutBetween(distinct[code] ?? 0, distinct[code + 1] ?? 0))
    left -= open
    open = 0
  }
  return {
    name,
    kind: 'number',
    bins: cuts.length + 2,
    binOf: Uint8Array.from(codes, (code) => (code < 0 ? 0 : (binOfCode[code] ?? 0))),
    cuts,
    levels: [],
  }
}

function binLevels(feature: Feature & { kind: 'level' }, counts: Int32Array): BinnedColumn {
  const { distinct, codes, name } = feature
  // a word of fewer than twenty rows must not stand in a table that others may read
  const own = Array.from(distinct.keys())
    .filter((code) => (counts[code] ?? 0) >= smallestGroup)
    .toSorted((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other)
    .slice(0, mostBins - 2)
  const binOfCode = new Uint8Array(distinct.length).fill(1)
  for (const [place, code] of own.entries()) binOfCode[code] = place + 2
  return {
    name,
    kind: 'level',
    bins: own.length + 2,
    binOf: Uint8Array.from(codes, (code) => (code < 0 ? 0 : (binOfCode[code] ?? 1))),
    cuts: [],
    levels: own.map((code) => distinct[code] ?? ''),
  }
}
