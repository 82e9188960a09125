import type { BinnedColumn } from './bin-columns.ts'

/** Sums of gradient, curvature and rows, three places for each bin of each column. */
export type Histogram = Float64Array

/** Makes and takes away histograms; buffers are used again, so growing a tree allocates nothing. */
export class Histograms {
  readonly offsets: Int32Array
  readonly #size: number
  readonly #bins: readonly Uint8Array[]
  readonly #free: Histogram[] = []
  readonly #rows: Int32Array
  readonly #gradients: Float64Array
  readonly #curvatures: Float64Array

  constructor(columns: readonly BinnedColumn[], rows: number) {
    this.#bins = columns.map(({ binOf }) => binOf)
    this.#rows = new Int32Array(rows)
    this.offsets = new Int32Array(columns.length)
    let size = 0
    for (const [index, { bins }] of columns.entries()) {
      this.offsets[index] = size
      size += 3 * bins
    }
    this.#size = size
    this.#gradients = new Float64Array(rows)
    this.#curvatures = new Float64Array(rows)
  }

  take(): Histogram {
    return this.#free.pop()?.fill(0) ?? new Float64Array(this.#size)
  }

  give(histogram: Histogram): void {
    this.#free.push(histogram)
  }

  /** Sums over the rows `order[from]` to `order[to - 1]`, for the columns that the tree may use. */
  fill(histogram: Histogram, { order, from, to, gradient, curvature, used }: Stretch): void {
    const count = to - from
    const [rows, gradients, curvatures] = [this.#rows, this.#gradients, this.#curvatures]
    for (let index = 0; index < count; index++) {
      const row = order[from + index] ?? 0
      rows[index] = row
      gradients[index] = gradient[row] ?? 0
      curvatures[index] = curvature[row] ?? 0
    }
    for (let at = 0; at < used.length; at += 2) {
      const [one, other] = [used[at] ?? 0, used[at + 1]]
      if (other === undefined) this.#fillOne(histogram, one, count)
      else this.#fillTwo(histogram, { one, other }, count)
    }
  }

  #fillOne(histogram: Histogram, column: number, count: number): void {
    const binOf = this.#bins[column]
    const offset = this.offsets[column] ?? 0
    if (binOf === undefined) return
    const [rows, gradients, curvatures] = [this.#rows, this.#gradients, this.#curvatures]
    for (let index = 0; index < count; index++) {
      const place = offset + 3 * (binOf[rows[index] ?? 0] ?? 0)
      histogram[place] = (histogram[place] ?? 0) + (gradients[index] ?? 0)
      histogram[place + 1] = (histogram[place + 1] ?? 0) + (curvatures[index] ?? 0)
      histogram[place + 2] = (histogram[place + 2] ?? 0) + 1
    }
  }

  /** Two columns in one sweep: where most rows share a bin, one sum would wait for the one before it. */
  #fillTwo(histogram: Histogram, { one, other }: { one: number; other: number }, count: number): void {
    const [firstBins, secondBins] = [this.#bins[one], this.#bins[other]]
    const [firstOffset, secondOffset] = [this.offsets[one] ?? 0, this.offsets[other] ?? 0]
    if (firstBins === undefined || secondBins === undefined) return
    const [rows, gradients, curvatures] = [this.#rows, this.#gradients, this.#curvatures]
    for (let index = 0; index < count; index++) {
      const row = rows[index] ?? 0
      const gradient = gradients[index] ?? 0
      const curvature = curvatures[index] ?? 0
      const first = firstOffset + 3 * (firstBins[row] ?? 0)
      const second = secondOffset + 3 * (secondBins[row] ?? 0)
      histogram[first] = (histogram[first] ?? 0) + gradient
      histogram[second] = (histogram[second] ?? 0) + gradient
      histogram[first + 1] = (histogram[first + 1] ?? 0) + curvature
      histogram[second + 1] = (histogram[second + 1] ?? 0) + curvature
      histogram[first + 2] = (histogram[first + 2] ?? 0) + 1
      histogram[second + 2] = (histogram[second + 2] ?? 0) + 1
    }
  }

  /** What is left of a parent without one child is the other child: half of the rows need no counting. */
  subtract(parent: Histogram, child: Histogram): void {
    for (let place = 0; place < parent.length; place++) {
      parent[place] = (parent[place] ?? 0) - (child[place] ?? 0)
    }
  }
}

export interface Stretch {
  readonly order: Int32Array
  readonly from: number
  readonly to: number
  readonly gradient: Float64Array
  readonly curvature: Float64Array
  readonly used: Int32Array
}
