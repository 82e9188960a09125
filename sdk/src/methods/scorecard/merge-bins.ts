import type { Group } from '../training/feature.ts'
import type { Settings } from './options.ts'
import { badRate, difference, informationValue, joined, rowsOf } from './woe.ts'

/** Neighbouring distinct values `first` to `last` as one group. */
export interface Run extends Group {
  readonly first: number
  readonly last: number
}

/** Least chi-square by which neighbours must differ to stay apart: much where the bad rate follows no order. */
const leastDifference = { ordered: 0.5, free: 10 }
/** Share of the information that an order may cost before it is given up. */
const priceOfOrder = 0.5

/** Merges words, which come in the order of their bad rates, until each group has `smallest` rows. */
export function mergeLevels(runs: readonly Run[], smallest: number, settings: Settings): readonly Run[] {
  return fewEnough(largeEnough(runs, smallest), settings.bins, 0)
}

/** Merges neighbours until each has `smallest` rows, the wanted order holds, and there are no more than asked for. */
export function mergeRuns(runs: readonly Run[], smallest: number, settings: Settings): readonly Run[] {
  const whole = largeEnough(runs, smallest)
  const free = fewEnough(whole, settings.bins, leastDifference.free)
  if (settings.monotone === 'no') return free
  const [rising, falling] = [1, -1].map((sign) =>
    fewEnough(inOrder(whole, sign), settings.bins, leastDifference.ordered),
  )
  if (rising === undefined || falling === undefined) return free
  const all = whole.reduce<Group>(joined, { good: 0, bad: 0 })
  const [up, down, any] = [rising, falling, free].map((each) => informationValue(each, all))
  const ordered = (up ?? 0) >= (down ?? 0) ? rising : falling
  if (settings.monotone === 'yes') return ordered
  return Math.max(up ?? 0, down ?? 0) >= (1 - priceOfOrder) * (any ?? 0) ? ordered : free
}

function largeEnough(runs: readonly Run[], smallest: number): readonly Run[] {
  const large: Run[] = []
  let open: Run | undefined
  for (const run of runs) {
    open = open === undefined ? run : together(open, run)
    if (rowsOf(open) < smallest) continue
    large.push(open)
    open = undefined
  }
  const last = large.pop()
  if (open === undefined) return last === undefined ? [] : [...large, last]
  return [...large, last === undefined ? open : together(last, open)]
}

/** Pools neighbours that stand against the order (pool adjacent violators). */
function inOrder(runs: readonly Run[], sign: number): readonly Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    let next = run
    for (let before = kept.at(-1); before !== undefined; before = kept.at(-1)) {
      if (sign * (badRate(next) - badRate(before)) > 0) break
      kept.pop()
      next = together(before, next)
    }
    kept.push(next)
  }
  return kept
}

function fewEnough(runs: readonly Run[], most: number, enough: number): readonly Run[] {
  const kept = [...runs]
  while (kept.length > 1) {
    const gaps = kept.slice(1).map((run, index) => difference(kept[index] ?? run, run))
    const least = Math.min(...gaps)
    if (kept.length <= most && least >= enough) break
    const at = gaps.indexOf(least)
    const [left, right] = [kept[at], kept[at + 1]]
    if (left === undefined || right === undefined) break
    kept.splice(at, 2, together(left, right))
  }
  return kept
}

function together(left: Run, right: Run): Run {
  return { ...joined(left, right), first: left.first, last: right.last }
}
