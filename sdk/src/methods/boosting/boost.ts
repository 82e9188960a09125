import { randomOf, shuffle } from '../training/random.ts'
import type { BinnedColumn } from './bin-columns.ts'
import { SplitFinder } from './find-split.ts'
import { growTree, type Growth } from './grow-tree.ts'
import { Histograms } from './histogram.ts'
import { addTree, type Tree } from './tree.ts'

/** How trees are grown. */
export interface Recipe {
  readonly leaves: number
  readonly rate: number
  readonly ridge: number
  readonly smallestLeaf: number
  /** Shares of rows and of columns that each tree sees. */
  readonly rowShare: number
  readonly columnShare: number
  readonly directions: Int8Array
}

/** A boosted model while it grows, one tree at a time: a logistic loss, each tree a Newton step. */
export class Boost {
  /** Log odds of every row, of those too that teach nothing. */
  readonly margins: Float64Array
  readonly base: number
  readonly #columns: readonly BinnedColumn[]
  readonly #isBad: Uint8Array
  readonly #recipe: Recipe
  readonly #growth: Growth
  readonly #isTeacher: Uint8Array
  readonly #order: Int32Array
  readonly #rest: Int32Array
  readonly #gradient: Float64Array
  readonly #curvature: Float64Array
  readonly #random: () => number

  constructor({ columns, isBad, rows, recipe, seed }: BoostStart) {
    this.#columns = columns
    this.#isBad = isBad
    this.#recipe = recipe
    this.#isTeacher = new Uint8Array(isBad.length)
    for (const row of rows) this.#isTeacher[row] = 1
    this.#order = new Int32Array(isBad.length)
    this.#rest = new Int32Array(isBad.length)
    this.#random = randomOf(seed)
    this.#gradient = new Float64Array(isBad.length)
    this.#curvature = new Float64Array(isBad.length)
    const bad = rows.reduce((sum, row) => sum + (isBad[row] ?? 0), 0)
    this.base = Math.log((bad + 0.5) / (rows.length - bad + 0.5))
    this.margins = new Float64Array(isBad.length).fill(this.base)
    const histograms = new Histograms(columns, rows.length)
    this.#growth = {
      columns,
      histograms,
      finder: new SplitFinder(columns, histograms.offsets, {
        ridge: recipe.ridge,
        smallestLeaf: recipe.smallestLeaf,
        leastGain: 1e-6,
        directions: recipe.directions,
      }),
      leaves: recipe.leaves,
      rate: recipe.rate,
      directions: recipe.directions,
      spare: new Int32Array(isBad.length),
    }
  }

  /** One more tree. */
  step(): Tree {
    const { order, rest } = this.#draw()
    for (const row of order) {
      const probability = 1 / (1 + Math.exp(-(this.margins[row] ?? 0)))
      this.#gradient[row] = probability - (this.#isBad[row] ?? 0)
      this.#curvature[row] = Math.max(1e-6, probability * (1 - probability))
    }
    const { margins } = this
    const [gradient, curvature] = [this.#gradient, this.#curvature]
    const tree = growTree(this.#growth, { order, used: this.#columnsDrawn(), gradient, curvature, margins })
    addTree(tree, this.#columns, { order: rest, count: rest.length, spare: this.#growth.spare, margins })
    return tree
  }

  /** The rows that teach the next tree, and all others. */
  #draw(): { order: Int32Array; rest: Int32Array } {
    const { rowShare } = this.#recipe
    const [order, rest] = [this.#order, this.#rest]
    let [taught, left] = [0, 0]
    for (let row = 0; row < this.#isTeacher.length; row++) {
      if (this.#isTeacher[row] === 1 && this.#random() < rowShare) order[taught++] = row
      else rest[left++] = row
    }
    return { order: order.subarray(0, taught), rest: rest.subarray(0, left) }
  }

  #columnsDrawn(): Int32Array {
    const all = Int32Array.from(this.#columns.keys())
    shuffle(all, this.#random)
    return all.slice(0, Math.max(1, Math.round(this.#recipe.columnShare * all.length))).sort()
  }
}

export interface BoostStart {
  readonly columns: readonly BinnedColumn[]
  readonly isBad: Uint8Array
  /** Rows that teach. */
  readonly rows: Int32Array
  readonly recipe: Recipe
  readonly seed: number
}
