import { mostBins, type BinnedColumn } from './bin-columns.ts'

/** A tree as flat lists; node 0 is the root. */
export interface Tree {
  /** Column of a split, -1 of a leaf. */
  readonly column: Int16Array
  readonly left: Int16Array
  readonly right: Int16Array
  /** What a leaf adds to the log odds. */
  readonly value: Float64Array
  /** Rows that the node learned from. */
  readonly rows: Int32Array
  /** Loss that the split takes away. */
  readonly gain: Float64Array
  /** For each node and bin: 1 goes left. */
  readonly goesLeft: Uint8Array
  nodes: number
}

export function emptyTree(leaves: number): Tree {
  const most = 2 * leaves
  return {
    column: new Int16Array(most).fill(-1),
    left: new Int16Array(most),
    right: new Int16Array(most),
    value: new Float64Array(most),
    rows: new Int32Array(most),
    gain: new Float64Array(most),
    goesLeft: new Uint8Array(most * mostBins),
    nodes: 1,
  }
}

/** Adds what the tree says of the first `count` rows of `order`, which it sorts on the way. */
export function addTree(
  tree: Tree,
  columns: readonly BinnedColumn[],
  { order, count, spare, margins }: Additions,
): void {
  const { column, left, right, value, goesLeft } = tree
  const [starts, ends] = [new Int32Array(tree.nodes), new Int32Array(tree.nodes)]
  ends[0] = count
  // a node stands after its parent, so its rows are together by the time it is reached
  for (let node = 0; node < tree.nodes; node++) {
    const [from, to] = [starts[node] ?? 0, ends[node] ?? 0]
    const binOf = columns[column[node] ?? -1]?.binOf
    if (binOf === undefined) {
      const worth = value[node] ?? 0
      for (let index = from; index < to; index++) {
        const row = order[index] ?? 0
        margins[row] = (margins[row] ?? 0) + worth
      }
      continue
    }
    const middle = partRows({ order, from, to, spare }, binOf, goesLeft.subarray(node * mostBins))
    const [one, other] = [left[node] ?? 0, right[node] ?? 0]
    starts[one] = from
    ends[one] = middle
    starts[other] = middle
    ends[other] = to
  }
}

export interface Additions {
  readonly order: Int32Array
  readonly count: number
  /** Room as long as `count`. */
  readonly spare: Int32Array
  readonly margins: Float64Array
}

export interface Rows {
  readonly order: Int32Array
  readonly from: number
  readonly to: number
  readonly spare: Int32Array
}

/** Sorts a stretch of rows: those whose bin goes left first, each side in its old order. Gives where the right begins. */
export function partRows({ order, from, to, spare }: Rows, binOf: Uint8Array, goesLeft: Uint8Array): number {
  let [left, right] = [from, 0]
  for (let index = from; index < to; index++) {
    const row = order[index] ?? 0
    const isLeft = goesLeft[binOf[row] ?? 0] ?? 0
    // written to both places, so that no branch has to be guessed
    order[left] = row
    spare[right] = row
    left += isLeft
    right += 1 - isLeft
  }
  for (let index = 0; index < right; index++) order[left + index] = spare[index] ?? 0
  return left
}
