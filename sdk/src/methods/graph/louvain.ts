import type { Pace } from '../method.ts'
import { shuffle } from '../training/random.ts'
import type { Links } from './network.ts'

export interface Louvain {
  /** Above one for more and smaller communities. */
  readonly resolution: number
  readonly random: () => number
  readonly pace: Pace
}

/** Community of every node, counted from 0: moves that raise modularity most, level after level (Blondel and others 2008). */
export async function communitiesOf(links: Links, task: Louvain): Promise<Int32Array> {
  let level = links
  let labels = Int32Array.from({ length: links.nodes }, (_, node) => node)
  for (;;) {
    const moved = await moveNodes(level, task)
    const count = renumber(moved)
    labels = labels.map((label) => moved[label] ?? 0)
    if (count === level.nodes) return labels
    level = merged(level, moved, count)
  }
}

/** By how much more weight lies inside of communities than arcs dealt at random by strength would put there. */
export function modularityOf(links: Links, labels: Int32Array, resolution: number): number {
  const strengths = strengthsOf(links)
  const total = strengths.reduce((sum, each) => sum + each, 0)
  const sums = new Float64Array(labels.reduce((most, each) => Math.max(most, each), 0) + 1)
  let inside = 0
  for (let node = 0; node < links.nodes; node++) {
    const label = labels[node] ?? 0
    sums[label] = (sums[label] ?? 0) + (strengths[node] ?? 0)
    inside += links.loops[node] ?? 0
    for (let link = links.starts[node] ?? 0; link < (links.starts[node + 1] ?? 0); link++)
      if (labels[links.ends[link] ?? 0] === label) inside += links.weights[link] ?? 0
  }
  return inside / total - resolution * sums.reduce((sum, each) => sum + (each / total) ** 2, 0)
}

/** Weight at each node. */
export function strengthsOf({ nodes, starts, weights, loops }: Links): Float64Array {
  const strengths = loops.slice()
  for (let node = 0; node < nodes; node++) {
    for (let link = starts[node] ?? 0; link < (starts[node + 1] ?? 0); link++)
      strengths[node] = (strengths[node] ?? 0) + (weights[link] ?? 0)
  }
  return strengths
}

/** Moves nodes between communities until no move helps; whoever lost a neighbour is looked at again. */
async function moveNodes(links: Links, { resolution, random, pace }: Louvain): Promise<Int32Array> {
  const { nodes, starts, ends, weights } = links
  const strengths = strengthsOf(links)
  const total = strengths.reduce((sum, each) => sum + each, 0)
  const sums = strengths.slice()
  const labels = Int32Array.from({ length: nodes }, (_, node) => node)
  const queue = labels.slice()
  shuffle(queue, random)
  const isWaiting = new Uint8Array(nodes).fill(1)
  const shared = new Float64Array(nodes)
  const touched = new Int32Array(nodes)
  let [waiting, head, steps] = [nodes, 0, 0]
  while (waiting > 0) {
    if ((++steps & 1023) === 0) await pace()
    const node = queue[head] ?? 0
    head = (head + 1) % nodes
    waiting -= 1
    isWaiting[node] = 0
    const own = labels[node] ?? 0
    const strength = strengths[node] ?? 0
    let seen = 0
    for (let link = starts[node] ?? 0; link < (starts[node + 1] ?? 0); link++) {
      const label = labels[ends[link] ?? 0] ?? 0
      if (shared[label] === 0) touched[seen++] = label
      shared[label] = (shared[label] ?? 0) + (weights[link] ?? 0)
    }
    sums[own] = (sums[own] ?? 0) - strength
    const gainOf = (label: number) =>
      (shared[label] ?? 0) - (resolution * strength * (sums[label] ?? 0)) / total
    let [best, bestGain] = [own, gainOf(own) + 1e-12 * total]
    for (let index = 0; index < seen; index++) {
      const label = touched[index] ?? 0
      const gain = gainOf(label)
      if (gain > bestGain) [best, bestGain] = [label, gain]
      shared[label] = 0
    }
    sums[best] = (sums[best] ?? 0) + strength
    if (best === own) continue
    labels[node] = best
    for (let link = starts[node] ?? 0; link < (starts[node + 1] ?? 0); link++) {
      const end = ends[link] ?? 0
      if (isWaiting[end] === 1 || labels[end] === best) continue
      isWaiting[end] = 1
      queue[(head + waiting) % nodes] = end
      waiting += 1
    }
  }
  return labels
}

/** Labels counted from 0 in the order in which they first stand; gives how many there are. */
function renumber(labels: Int32Array): number {
  const numbers = new Int32Array(labels.length).fill(-1)
  let count = 0
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] ?? 0
    if (numbers[label] === -1) numbers[label] = count++
    labels[node] = numbers[label] ?? 0
  }
  return count
}

/** Each community as one node. */
function merged({ nodes, starts, ends, weights, loops }: Links, labels: Int32Array, count: number): Links {
  const members = Int32Array.from({ length: nodes }, (_, node) => node).sort(
    (one, other) => (labels[one] ?? 0) - (labels[other] ?? 0) || one - other,
  )
  const next = {
    starts: new Int32Array(count + 1),
    ends: new Int32Array(ends.length),
    weights: new Float64Array(ends.length),
    loops: new Float64Array(count),
  }
  const place = new Int32Array(count).fill(-1)
  let [size, member] = [0, 0]
  for (let label = 0; label < count; label++) {
    const first = size
    for (; member < nodes && labels[members[member] ?? 0] === label; member++) {
      const node = members[member] ?? 0
      next.loops[label] = (next.loops[label] ?? 0) + (loops[node] ?? 0)
      for (let link = starts[node] ?? 0; link < (starts[node + 1] ?? 0); link++) {
        const [end, weight] = [labels[ends[link] ?? 0] ?? 0, weights[link] ?? 0]
        const known = place[end] ?? -1
        if (end === label) next.loops[label] = (next.loops[label] ?? 0) + weight
        else if (known >= first) next.weights[known] = (next.weights[known] ?? 0) + weight
        else {
          place[end] = size
          next.ends[size] = end
          next.weights[size] = weight
          size += 1
        }
      }
    }
    next.starts[label + 1] = size
  }
  return { ...next, nodes: count, ends: next.ends.slice(0, size), weights: next.weights.slice(0, size) }
}
