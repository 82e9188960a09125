import { discriminationOf, type Discrimination } from './discrimination.ts'
import type { Feature } from './feature.ts'
import { binAt, partOf, pointsOf, probabilityOf, train, type Training } from './train.ts'

/** Quality on rows that the card had not seen, beside the simplest rules that could do the same job. */
export interface Quality extends Discrimination {
  readonly brier: number
  readonly logLoss: number
  /** The single column that was best in each fold, and how well it alone does on unseen rows. */
  readonly baseline: Discrimination & { readonly column: string }
  /** Brier score of giving everyone the mean rate. */
  readonly baselineBrier: number
  /** Points of each row from the card that had not seen it. */
  readonly points: Float64Array
}

/** Cross-validation: each fold is scored by a card that the other folds taught. */
export async function crossValidate(training: Training, folds: number): Promise<Quality> {
  const { isBad, settings } = training
  const points = new Float64Array(isBad.length)
  const alone = new Float64Array(isBad.length)
  const chosen: string[] = []
  for (let fold = 1; fold <= folds; fold++) {
    const seen = { ...training, without: fold }
    const card = await train(seen)
    const { best } = card
    if (best !== undefined) chosen.push(best.feature.name)
    for (let row = 0; row < isBad.length; row++) {
      if (training.folds[row] !== fold) continue
      points[row] = pointsOf(card, row)
      alone[row] = best === undefined ? 0 : (best.weights[binAt(best, row)] ?? 0)
    }
  }
  const rate = isBad.reduce((sum, each) => sum + each, 0) / isBad.length
  const losses = { brier: 0, log: 0 }
  for (const [row, value] of points.entries()) {
    const probability = probabilityOf(value, settings)
    const bad = isBad[row] ?? 0
    losses.brier += (bad - probability) ** 2
    losses.log -= Math.log(Math.max(1e-12, bad === 1 ? probability : 1 - probability))
  }
  return {
    ...discriminationOf(points, isBad),
    brier: losses.brier / isBad.length,
    logLoss: losses.log / isBad.length,
    baseline: { ...discriminationOf(alone, isBad), column: mostFrequent(chosen) },
    baselineBrier: rate * (1 - rate),
    points,
  }
}

/** AUC of a column by itself, whichever way it points. */
export function aucAlone(feature: Feature, training: Training): number {
  const { bins, weights } = partOf(feature, training)
  const order = bins.map((bin, index) => ({ ...bin, weight: weights[index] ?? 0 }))
  let pairs = 0
  for (const bin of order) {
    for (const other of order) {
      if (other.weight < bin.weight) pairs += bin.good * other.bad
      else if (other.weight === bin.weight) pairs += (bin.good * other.bad) / 2
    }
  }
  const all = order.reduce((sum, { good, bad }) => ({ good: sum.good + good, bad: sum.bad + bad }), {
    good: 0,
    bad: 0,
  })
  return all.good === 0 || all.bad === 0 ? 0.5 : pairs / (all.good * all.bad)
}

function mostFrequent(names: readonly string[]): string {
  const times = (name: string) => names.filter((each) => each === name).length
  return names.toSorted((one, other) => times(other) - times(one))[0] ?? ''
}
