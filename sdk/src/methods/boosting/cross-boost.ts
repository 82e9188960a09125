import { logLossOf } from '../metrics/probability.ts'
import type { Pace } from '../method.ts'
import type { BinnedColumn } from './bin-columns.ts'
import { Boost, type Recipe } from './boost.ts'
import { addTree, type Tree } from './tree.ts'

export interface Boosting {
  readonly columns: readonly BinnedColumn[]
  readonly isBad: Uint8Array
  readonly recipe: Recipe
  readonly seed: number
  readonly pace: Pace
}

export interface CrossBoosting extends Boosting {
  /** Fold of each row, from 1. */
  readonly folds: Uint8Array
  readonly mostTrees: number
  /** Trees without a better loss after which growing ends. */
  readonly patience: number
}

export interface CrossBoosted {
  /** Number of trees with the least loss on rows that taught none of them. */
  readonly trees: number
  /** Log odds of each row from trees that it did not teach. */
  readonly margins: Float64Array
}

/** Grows one model per fold side by side, each without its own fold, and stops where their held-out rows fare best. */
export async function crossBoost(boosting: CrossBoosting): Promise<CrossBoosted> {
  const { columns, isBad, folds, recipe, seed, pace, mostTrees, patience } = boosting
  const count = folds.reduce((most, fold) => Math.max(most, fold), 0)
  const models = Array.from({ length: count }, (_, index) => {
    const rows = Int32Array.from([...folds.keys()].filter((row) => folds[row] !== index + 1))
    return new Boost({ columns, isBad, rows, recipe, seed: seed * 31 + index })
  })
  const margins = new Float64Array(isBad.length)
  const gather = () => {
    for (let row = 0; row < margins.length; row++) {
      margins[row] = models[(folds[row] ?? 1) - 1]?.margins[row] ?? 0
    }
  }
  gather()
  let best = { trees: 0, margins: margins.slice(), loss: lossOf(margins, isBad) }
  for (let trees = 1; trees <= mostTrees && trees - best.trees <= patience; trees++) {
    for (const model of models) {
      await pace()
      model.step()
    }
    gather()
    const loss = lossOf(margins, isBad)
    if (loss < best.loss) {
      best.margins.set(margins)
      best = { trees, loss, margins: best.margins }
    }
  }
  return { trees: best.trees, margins: best.margins }
}

export interface Boosted {
  readonly base: number
  readonly trees: readonly Tree[]
}

/** A model from the named rows with a known number of trees. */
export async function boostOn(boosting: Boosting, rows: Int32Array, trees: number): Promise<Boosted> {
  const model = new Boost({ ...boosting, rows })
  const grown: Tree[] = []
  for (let tree = 0; tree < trees; tree++) {
    await boosting.pace()
    grown.push(model.step())
  }
  return { base: model.base, trees: grown }
}

/** Log odds of all rows. */
export function marginsOf({ base, trees }: Boosted, { columns, isBad }: Boosting): Float64Array {
  const margins = new Float64Array(isBad.length).fill(base)
  const [order, spare] = [Int32Array.from(margins.keys()), new Int32Array(margins.length)]
  for (const tree of trees) addTree(tree, columns, { order, count: order.length, spare, margins })
  return margins
}

export function probabilitiesOf(margins: Float64Array): Float64Array {
  return margins.map((margin) => 1 / (1 + Math.exp(-margin)))
}

function lossOf(margins: Float64Array, isBad: Uint8Array): number {
  return logLossOf(probabilitiesOf(margins), isBad)
}
