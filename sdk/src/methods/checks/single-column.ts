import { discriminationOf, type Discrimination } from '../metrics/discrimination.ts'
import type { Pace } from '../method.ts'
import { binAt, partOf, type Part } from '../scorecard/train.ts'
import type { Settings } from '../scorecard/options.ts'
import type { Feature } from '../training/feature.ts'

/** A column that alone tells good from bad this well has most likely seen the outcome. */
export const leakAuc = 0.95

/** Rows that a check looks at. */
export interface Checked {
  readonly features: readonly Feature[]
  readonly isBad: Uint8Array
  readonly folds: Uint8Array
  readonly pace: Pace
}

/** How a check bins a column: few bins, an order only where little is lost by it. */
export const plainBinning: Settings = {
  bins: 6,
  smallestBin: 0.05,
  monotone: 'auto',
  leastValue: 0.02,
  ridge: 2,
  leaks: 'leave-out',
  folds: 5,
  special: [],
  basePoints: 600,
  baseOdds: 20,
  pdo: 20,
}

/** AUC of every column by itself, whichever way it points. */
export async function aucsAlone(checked: Checked, settings: Settings): Promise<ReadonlyMap<string, number>> {
  const aucs = new Map<string, number>()
  for (const feature of checked.features) {
    await checked.pace()
    aucs.set(feature.name, aucOf(partOf(feature, { ...checked, without: 0, settings })))
  }
  return aucs
}

/** The simplest rule: the column that says most in the other folds, alone, on rows that it was not chosen by. */
export interface BestColumn extends Discrimination {
  /** The column that was chosen most often. */
  readonly column: string
}

export async function bestColumnOf(checked: Checked, settings: Settings): Promise<BestColumn> {
  const { features, isBad, folds, pace } = checked
  const weights = new Float64Array(isBad.length)
  const chosen: string[] = []
  const count = folds.reduce((most, fold) => Math.max(most, fold), 0)
  for (let fold = 1; fold <= count; fold++) {
    let best: Part | undefined
    for (const feature of features) {
      await pace()
      const part = partOf(feature, { ...checked, without: fold, settings })
      if (part.value > (best?.value ?? 0)) best = part
    }
    if (best === undefined) continue
    chosen.push(best.feature.name)
    for (let row = 0; row < isBad.length; row++) {
      if (folds[row] === fold) weights[row] = best.weights[binAt(best, row)] ?? 0
    }
  }
  return { ...discriminationOf(weights, isBad), column: mostFrequent(chosen) }
}

/** The name that stands there most often. */
export function mostFrequent(names: readonly string[]): string {
  const times = (name: string) => names.filter((each) => each === name).length
  return names.toSorted((one, other) => times(other) - times(one))[0] ?? ''
}

function aucOf({ bins, weights }: Part): number {
  let [pairs, good, bad] = [0, 0, 0]
  for (const [index, bin] of bins.entries()) {
    good += bin.good
    bad += bin.bad
    for (const [place, other] of bins.entries()) {
      const [weight, beside] = [weights[index] ?? 0, weights[place] ?? 0]
      if (beside < weight) pairs += bin.good * other.bad
      else if (beside === weight) pairs += (bin.good * other.bad) / 2
    }
  }
  return good === 0 || bad === 0 ? 0.5 : pairs / (good * bad)
}
