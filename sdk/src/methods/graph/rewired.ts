import { shuffle } from '../training/random.ts'
import { strengthsOf } from './louvain.ts'
import { linksOf, type Links } from './network.ts'

/**
 * The same links between ends dealt anew: every node keeps how many it has, and about how heavy they are. What a link
 * weighs beyond the usual weights of its two ends is dealt anew too; without that, one heavy link at a small node would
 * look like a circle that no real network has.
 */
export function rewired(links: Links, random: () => number): Links {
  const { nodes, starts, ends, weights } = links
  const strengths = strengthsOf(links)
  const usual = strengths.map((strength, node) => {
    const count = (starts[node + 1] ?? 0) - (starts[node] ?? 0)
    return count === 0 ? 0 : strength / count
  })
  const stubs: number[] = []
  const beyond: number[] = []
  for (let node = 0; node < nodes; node++) {
    for (let link = starts[node] ?? 0; link < (starts[node + 1] ?? 0); link++) {
      const end = ends[link] ?? 0
      stubs.push(node)
      if (node < end) beyond.push((weights[link] ?? 0) / ((usual[node] ?? 0) * (usual[end] ?? 0)))
    }
  }
  const dealt = Int32Array.from(stubs)
  shuffle(dealt, random)
  const order = Int32Array.from(beyond, (_, pair) => pair)
  shuffle(order, random)
  const kept = [...order.keys()].filter((pair) => dealt[2 * pair] !== dealt[2 * pair + 1])
  const from = Int32Array.from(kept, (pair) => dealt[2 * pair] ?? 0)
  const to = Int32Array.from(kept, (pair) => dealt[2 * pair + 1] ?? 0)
  const weight = Float64Array.from(
    kept,
    (pair, place) =>
      (usual[from[place] ?? 0] ?? 0) * (usual[to[place] ?? 0] ?? 0) * (beyond[order[pair] ?? 0] ?? 0),
  )
  return linksOf({ nodes, from, to, weight })
}
