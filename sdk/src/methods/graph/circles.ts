import type { Pace } from '../method.ts'
import { adjustedRand } from '../metrics/adjusted-rand.ts'
import { randomOf, shuffle } from '../training/random.ts'
import { communitiesOf, modularityOf, strengthsOf } from './louvain.ts'
import { linksOf, type Network } from './network.ts'
import { rewired } from './rewired.ts'

export interface Circles {
  /** Community of every node, the one with most weight first, counted from 1. */
  readonly labels: Int32Array
  readonly count: number
  readonly modularity: number
  /** Least and most over all seeds. */
  readonly low: number
  readonly high: number
  /** How alike the other seeds' communities are to these. */
  readonly agreement: number
  /** The same numbers of communities of the same size, dealt to nodes at random. */
  readonly randomModularity: number
  /** Mean and highest of networks whose ends were dealt anew. */
  readonly permutedModularity: number
  readonly permutedHigh: number
}

interface Task {
  readonly resolution: number
  readonly seed: number
  readonly pace: Pace
}

/** Best communities over several seeds, and what is left of their modularity where there is nothing to find. */
export async function findCircles(network: Network, { resolution, seed, pace }: Task): Promise<Circles> {
  // a large network varies little from seed to seed and costs much
  const tries = network.from.length > 20_000 ? 2 : 5
  const links = linksOf(network)
  const found: { labels: Int32Array; modularity: number }[] = []
  for (let turn = 0; turn < tries; turn++) {
    const random = randomOf(seed * 101 + turn)
    const labels = await communitiesOf(links, { resolution, random, pace })
    found.push({ labels, modularity: modularityOf(links, labels, resolution) })
  }
  const [best, ...others] = found.toSorted((one, other) => other.modularity - one.modularity)
  if (best === undefined) throw new Error('communities are sought at least once')
  const permuted: number[] = []
  for (let turn = 0; turn < tries; turn++) {
    const random = randomOf(seed * 101 + 50 + turn)
    const dealt = rewired(links, random)
    const labels = await communitiesOf(dealt, { resolution, random, pace })
    permuted.push(modularityOf(dealt, labels, resolution))
  }
  const dealt = best.labels.slice()
  shuffle(dealt, randomOf(seed))
  return {
    ...byWeight(best.labels, strengthsOf(links)),
    modularity: best.modularity,
    low: Math.min(...found.map(({ modularity }) => modularity)),
    high: best.modularity,
    agreement: meanOf(others.map(({ labels }) => adjustedRand(best.labels, labels))),
    randomModularity: modularityOf(links, dealt, resolution),
    permutedModularity: meanOf(permuted),
    permutedHigh: Math.max(...permuted),
  }
}

function byWeight(labels: Int32Array, strengths: Float64Array): Pick<Circles, 'labels' | 'count'> {
  const count = labels.reduce((most, each) => Math.max(most, each), 0) + 1
  const sums = new Float64Array(count)
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] ?? 0
    sums[label] = (sums[label] ?? 0) + (strengths[node] ?? 0)
  }
  const order = [...sums.keys()].toSorted(
    (one, other) => (sums[other] ?? 0) - (sums[one] ?? 0) || one - other,
  )
  const places = new Int32Array(count)
  for (const [place, label] of order.entries()) places[label] = place + 1
  return { labels: labels.map((label) => places[label] ?? 0), count }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length)
}
