import type { Pace } from '../method.ts'
import { arcsBy, type Network } from './network.ts'

const mostRounds = 300
const smallestChange = 1e-11

/**
 * Share of the time that a walk spends at each node when it follows arcs by weight and, with the chance 1 − damping or
 * where no arc leads on, begins anew anywhere (Page and Brin). Shares sum to one.
 */
export async function pageRank(network: Network, damping: number, pace: Pace): Promise<Float64Array> {
  const { nodes } = network
  const { starts, ends, weights } = arcsBy(network)
  const out = new Float64Array(nodes)
  for (let node = 0; node < nodes; node++) {
    for (let arc = starts[node] ?? 0; arc < (starts[node + 1] ?? 0); arc++)
      out[node] = (out[node] ?? 0) + (weights[arc] ?? 0)
  }
  let ranks = new Float64Array(nodes).fill(1 / nodes)
  let next = new Float64Array(nodes)
  for (let round = 0; round < mostRounds; round++) {
    await pace()
    const stuck = ranks.reduce((sum, rank, node) => sum + (out[node] === 0 ? rank : 0), 0)
    next.fill((1 - damping + damping * stuck) / nodes)
    for (let node = 0; node < nodes; node++) {
      const share = (damping * (ranks[node] ?? 0)) / (out[node] ?? 1)
      for (let arc = starts[node] ?? 0; arc < (starts[node + 1] ?? 0); arc++) {
        const end = ends[arc] ?? 0
        next[end] = (next[end] ?? 0) + share * (weights[arc] ?? 0)
      }
    }
    const change = next.reduce((sum, rank, node) => sum + Math.abs(rank - (ranks[node] ?? 0)), 0)
    ;[ranks, next] = [next, ranks]
    if (change < smallestChange) break
  }
  return ranks
}
