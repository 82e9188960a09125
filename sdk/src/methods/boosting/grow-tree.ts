import { mostBins, type BinnedColumn } from './bin-columns.ts'
import { emptySplit, type Split, type SplitFinder, type Sums } from './find-split.ts'
import type { Histogram, Histograms } from './histogram.ts'
import { emptyTree, partRows, type Tree } from './tree.ts'

export interface Growth {
  readonly columns: readonly BinnedColumn[]
  readonly histograms: Histograms
  readonly finder: SplitFinder
  readonly leaves: number
  readonly rate: number
  readonly directions: Int8Array
  /** Room for sorting rows, as long as the longest order. */
  readonly spare: Int32Array
}

export interface Lesson {
  /** Rows to learn from; the tree sorts them in place. */
  readonly order: Int32Array
  readonly gradient: Float64Array
  readonly curvature: Float64Array
  readonly used: Int32Array
  /** Log odds of every row. */
  readonly margins: Float64Array
}

interface Leaf {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly histogram: Histogram
  readonly sums: Sums
  readonly split: Split
}

/** Grows one tree leaf by leaf, the split with most gain first, and adds its values to the rows that taught it. */
export function growTree(growth: Growth, lesson: Lesson): Tree {
  const { histograms, finder, leaves, rate } = growth
  const tree = emptyTree(leaves)
  const root = histograms.take()
  histograms.fill(root, { ...lesson, from: 0, to: lesson.order.length })
  const open = [
    leafOf(growth, lesson, {
      node: 0,
      from: 0,
      to: lesson.order.length,
      histogram: root,
      sums: sumsOf(lesson),
    }),
  ]
  for (let grown = 1; grown < leaves; grown++) {
    const best = open.reduce((one, other) => (other.split.gain > one.split.gain ? other : one))
    if (best.split.column < 0) break
    open.splice(open.indexOf(best), 1, ...splitLeaf(growth, lesson, { tree, leaf: best }))
  }
  for (const { node, sums, histogram, from, to } of open) {
    tree.value[node] = rate * finder.valueOf(sums.gradient, sums.curvature, sums)
    tree.rows[node] = to - from
    const value = tree.value[node] ?? 0
    for (let index = from; index < to; index++) {
      const row = lesson.order[index] ?? 0
      lesson.margins[row] = (lesson.margins[row] ?? 0) + value
    }
    histograms.give(histogram)
  }
  return tree
}

function leafOf({ finder }: Growth, { used }: Lesson, leaf: Omit<Leaf, 'split'>): Leaf {
  const split = emptySplit()
  finder.find(split, leaf.histogram, { sums: leaf.sums, used })
  if (split.column < 0) split.gain = Number.NEGATIVE_INFINITY
  return { ...leaf, split }
}

function splitLeaf(
  growth: Growth,
  lesson: Lesson,
  { tree, leaf }: { tree: Tree; leaf: Leaf },
): readonly Leaf[] {
  const { histograms } = growth
  const { node, from, to, split, sums } = leaf
  const binOf = growth.columns[split.column]?.binOf ?? new Uint8Array()
  const middle = partRows({ order: lesson.order, from, to, spare: growth.spare }, binOf, split.goesLeft)
  const [left, right] = [tree.nodes, tree.nodes + 1]
  tree.nodes += 2
  tree.column[node] = split.column
  tree.left[node] = left
  tree.right[node] = right
  tree.rows[node] = to - from
  tree.gain[node] = split.gain
  tree.goesLeft.set(split.goesLeft, node * mostBins)
  const isLeftSmall = middle - from < to - middle
  const small = histograms.take()
  histograms.fill(small, { ...lesson, from: isLeftSmall ? from : middle, to: isLeftSmall ? middle : to })
  histograms.subtract(leaf.histogram, small)
  const direction = growth.directions[split.column] ?? 0
  const between = (split.leftValue + split.rightValue) / 2
  const ends = (isLeft: boolean) => ({
    least: direction !== 0 && direction > 0 !== isLeft ? between : sums.least,
    most: direction !== 0 && direction > 0 === isLeft ? between : sums.most,
  })
  const smallSums = columnSums(growth, small, lesson.used[0] ?? 0)
  const largeSums = {
    gradient: sums.gradient - smallSums.gradient,
    curvature: sums.curvature - smallSums.curvature,
    rows: sums.rows - smallSums.rows,
  }
  return [true, false].map((isLeft) => {
    const isSmall = isLeft === isLeftSmall
    return leafOf(growth, lesson, {
      node: isLeft ? left : right,
      from: isLeft ? from : middle,
      to: isLeft ? middle : to,
      histogram: isSmall ? small : leaf.histogram,
      sums: { ...(isSmall ? smallSums : largeSums), ...ends(isLeft) },
    })
  })
}

function columnSums({ columns, histograms }: Growth, histogram: Histogram, column: number) {
  const start = histograms.offsets[column] ?? 0
  const sums = { gradient: 0, curvature: 0, rows: 0 }
  for (let bin = 0; bin < (columns[column]?.bins ?? 0); bin++) {
    sums.gradient += histogram[start + 3 * bin] ?? 0
    sums.curvature += histogram[start + 3 * bin + 1] ?? 0
    sums.rows += histogram[start + 3 * bin + 2] ?? 0
  }
  return sums
}

function sumsOf({ order, gradient, curvature }: Lesson): Sums {
  let [sum, curve] = [0, 0]
  for (const row of order) {
    sum += gradient[row] ?? 0
    curve += curvature[row] ?? 0
  }
  return {
    gradient: sum,
    curvature: curve,
    rows: order.length,
    least: Number.NEGATIVE_INFINITY,
    most: Number.POSITIVE_INFINITY,
  }
}
