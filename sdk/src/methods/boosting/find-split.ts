import { mostBins, type BinnedColumn } from './bin-columns.ts'
import type { Histogram } from './histogram.ts'

/** What a node knows of itself before it is split. */
export interface Sums {
  readonly gradient: number
  readonly curvature: number
  readonly rows: number
  /** Ends between which leaves below must stay, for columns with an order. */
  readonly least: number
  readonly most: number
}

export interface SplitRules {
  readonly ridge: number
  readonly smallestLeaf: number
  readonly leastGain: number
  /** Direction that each column must keep: 1 rising, -1 falling, 0 free. */
  readonly directions: Int8Array
}

/** The best split of a node; the finder fills it anew for every node. */
export interface Split {
  column: number
  gain: number
  leftValue: number
  rightValue: number
  readonly goesLeft: Uint8Array
}

/** Looks for the split with most gain; one finder serves a whole fit and allocates nothing on the way. */
export class SplitFinder {
  readonly #columns: readonly BinnedColumn[]
  readonly #offsets: Int32Array
  readonly #rules: SplitRules
  readonly #order: number[] = []

  constructor(columns: readonly BinnedColumn[], offsets: Int32Array, rules: SplitRules) {
    this.#columns = columns
    this.#offsets = offsets
    this.#rules = rules
  }

  /** Value of a leaf, held between the ends that a column's order sets. */
  valueOf(gradient: number, curvature: number, { least, most }: Sums): number {
    return Math.min(most, Math.max(least, -gradient / (curvature + this.#rules.ridge)))
  }

  find(split: Split, histogram: Histogram, { sums, used }: { sums: Sums; used: Int32Array }): void {
    split.column = -1
    split.gain = this.#rules.leastGain
    for (const column of used) {
      const binned = this.#columns[column]
      if (binned === undefined) continue
      if (binned.kind === 'number') this.#numbers(split, histogram, { column, bins: binned.bins, sums })
      else this.#levels(split, histogram, { column, bins: binned.bins, sums })
    }
  }

  /** Missing values are tried on either side of every cut. */
  #numbers(split: Split, histogram: Histogram, { column, bins, sums }: Place): void {
    const start = this.#offsets[column] ?? 0
    const absent = histogram[start + 2] ?? 0
    for (let side = absent > 0 ? 0 : 1; side < 2; side++) {
      let gradient = side === 0 ? (histogram[start] ?? 0) : 0
      let curvature = side === 0 ? (histogram[start + 1] ?? 0) : 0
      let rows = side === 0 ? absent : 0
      for (let bin = 1; bin < bins - 1; bin++) {
        const place = start + 3 * bin
        const here = histogram[place + 2] ?? 0
        if (here === 0) continue
        gradient += histogram[place] ?? 0
        curvature += histogram[place + 1] ?? 0
        rows += here
        if (rows < this.#rules.smallestLeaf) continue
        if (sums.rows - rows < this.#rules.smallestLeaf) break
        if (!this.#isBetter(split, { gradient, curvature, sums, column })) continue
        split.goesLeft.fill(0)
        split.goesLeft.fill(1, 1, bin + 1)
        // nobody here is missing: later ones go where most go
        split.goesLeft[0] = absent > 0 ? 1 - side : rows * 2 > sums.rows ? 1 : 0
      }
    }
  }

  /** Words in the order of their gradients: the best two groups are always neighbours in it (Fisher). */
  #levels(split: Split, histogram: Histogram, { column, bins, sums }: Place): void {
    const start = this.#offsets[column] ?? 0
    const order = this.#order
    order.length = 0
    for (let bin = 0; bin < bins; bin++) if ((histogram[start + 3 * bin + 2] ?? 0) > 0) order.push(bin)
    const slope = (bin: number) =>
      (histogram[start + 3 * bin] ?? 0) / ((histogram[start + 3 * bin + 1] ?? 0) + 5)
    order.sort((one, other) => slope(one) - slope(other) || one - other)
    let [gradient, curvature, rows] = [0, 0, 0]
    for (let place = 0; place < order.length - 1; place++) {
      const at = start + 3 * (order[place] ?? 0)
      gradient += histogram[at] ?? 0
      curvature += histogram[at + 1] ?? 0
      rows += histogram[at + 2] ?? 0
      if (rows < this.#rules.smallestLeaf) continue
      if (sums.rows - rows < this.#rules.smallestLeaf) break
      if (!this.#isBetter(split, { gradient, curvature, sums, column })) continue
      const mostLeft = rows * 2 > sums.rows ? 1 : 0
      split.goesLeft.fill(mostLeft)
      for (const [index, bin] of order.entries()) split.goesLeft[bin] = index <= place ? 1 : 0
    }
  }

  #isBetter(split: Split, { gradient, curvature, sums, column }: Candidate): boolean {
    const otherGradient = sums.gradient - gradient
    const otherCurvature = sums.curvature - curvature
    const leftValue = this.valueOf(gradient, curvature, sums)
    const rightValue = this.valueOf(otherGradient, otherCurvature, sums)
    const direction = this.#rules.directions[column] ?? 0
    if (direction * (rightValue - leftValue) < 0) return false
    const gain =
      this.#worth(gradient, curvature, leftValue) +
      this.#worth(otherGradient, otherCurvature, rightValue) -
      this.#worth(sums.gradient, sums.curvature, this.valueOf(sums.gradient, sums.curvature, sums))
    if (!(gain > split.gain)) return false
    split.gain = gain
    split.column = column
    split.leftValue = leftValue
    split.rightValue = rightValue
    return true
  }

  #worth(gradient: number, curvature: number, value: number): number {
    return -(gradient * value + 0.5 * (curvature + this.#rules.ridge) * value * value)
  }
}

interface Place {
  readonly column: number
  readonly bins: number
  readonly sums: Sums
}

interface Candidate {
  readonly gradient: number
  readonly curvature: number
  readonly sums: Sums
  readonly column: number
}

export function emptySplit(): Split {
  return { column: -1, gain: 0, leftValue: 0, rightValue: 0, goesLeft: new Uint8Array(mostBins) }
}
