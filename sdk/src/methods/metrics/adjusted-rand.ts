/**
 * How alike two ways of dealing the same rows to groups are (Hubert and Arabie): 1 is the same, 0 is chance. Groups are
 * counted from 0 and their numbers mean nothing.
 */
export function adjustedRand(one: Int32Array, other: Int32Array): number {
  const cells = new Map<number, number>()
  const width = other.reduce((most, each) => Math.max(most, each), 0) + 1
  const [rows, columns] = [countsOf(one), countsOf(other)]
  for (let row = 0; row < one.length; row++) {
    const cell = (one[row] ?? 0) * width + (other[row] ?? 0)
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  const both = pairsIn(cells.values())
  const [first, second] = [pairsIn(rows), pairsIn(columns)]
  const all = (one.length * (one.length - 1)) / 2
  const expected = all === 0 ? 0 : (first * second) / all
  const most = (first + second) / 2
  // everything in one group, or nothing together, on both sides
  return most === expected ? 1 : (both - expected) / (most - expected)
}

function countsOf(groups: Int32Array): Float64Array {
  const counts = new Float64Array(groups.reduce((most, each) => Math.max(most, each), 0) + 1)
  for (const group of groups) counts[group] = (counts[group] ?? 0) + 1
  return counts
}

function pairsIn(counts: Iterable<number>): number {
  let pairs = 0
  for (const count of counts) pairs += (count * (count - 1)) / 2
  return pairs
}
