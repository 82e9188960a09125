import { discriminationOf } from '../metrics/discrimination.ts'
import { shuffle } from '../training/random.ts'
import { communitiesOf, type Louvain } from './louvain.ts'
import { linksOf, type Network } from './network.ts'

export interface HiddenLinks {
  readonly hidden: number
  /** Chance that a hidden link is told apart from two nodes that have none, with its interval. */
  readonly auc: number
  readonly low: number
  readonly high: number
  /** The same when only the numbers of links are known. */
  readonly degreeAuc: number
}

const fewestHidden = 20
const mostHidden = 5000

/** Hides a tenth of the arcs and looks whether communities of the others recognise them; undefined where they are too few. */
export async function recogniseHidden(network: Network, task: Louvain): Promise<HiddenLinks | undefined> {
  const { from, to, nodes } = network
  const hidden = Math.min(mostHidden, Math.floor(from.length / 10))
  const key = (one: number, other: number) => Math.min(one, other) * nodes + Math.max(one, other)
  const linked = new Set<number>()
  for (let arc = 0; arc < from.length; arc++) linked.add(key(from[arc] ?? 0, to[arc] ?? 0))
  const strangers = strangersOf({ nodes, linked, key }, hidden, task.random)
  if (hidden < fewestHidden || strangers.length < hidden) return undefined
  const order = Int32Array.from(from, (_, arc) => arc)
  shuffle(order, task.random)
  const out = order.slice(0, hidden)
  const gone = new Set(Array.from(out, (arc) => key(from[arc] ?? 0, to[arc] ?? 0)))
  // the way back would give a hidden link away
  const kept = order
    .slice(hidden)
    .sort()
    .filter((arc) => !gone.has(key(from[arc] ?? 0, to[arc] ?? 0)))
  const pick = (arcs: Int32Array): Network => ({
    nodes,
    from: arcs.map((arc) => from[arc] ?? 0),
    to: arcs.map((arc) => to[arc] ?? 0),
    weight: Float64Array.from(arcs, (arc) => network.weight[arc] ?? 0),
  })
  const seen = pick(kept)
  const labels = await communitiesOf(linksOf(seen), task)
  const tests = pick(out)
  const pairs = [...Array.from(tests.from, (one, test) => [one, tests.to[test] ?? 0] as const), ...strangers]
  const isStranger = Uint8Array.from(pairs, (_, pair) => (pair < hidden ? 0 : 1))
  const { byCommunity, byDegree } = likelihoodsOf(seen, labels)
  const found = discriminationOf(Float64Array.from(pairs, byCommunity), isStranger)
  const { auc: degreeAuc } = discriminationOf(Float64Array.from(pairs, byDegree), isStranger)
  return { hidden, auc: found.auc, low: found.low, high: found.high, degreeAuc }
}

type Pair = readonly [number, number]

interface Known {
  readonly nodes: number
  readonly linked: ReadonlySet<number>
  readonly key: (one: number, other: number) => number
}

/** Pairs of nodes without a link, drawn at random; fewer than asked where nearly all are linked. */
function strangersOf({ nodes, linked, key }: Known, wanted: number, random: () => number): readonly Pair[] {
  const pairs: Pair[] = []
  for (let draw = 0; draw < wanted * 20 && pairs.length < wanted; draw++) {
    const [one, other] = [Math.floor(random() * nodes), Math.floor(random() * nodes)]
    if (one !== other && !linked.has(key(one, other))) pairs.push([one, other])
  }
  return pairs
}

/** How likely two nodes are linked, by the links between their communities and by their numbers of links alone. */
function likelihoodsOf({ nodes, from, to }: Network, labels: Int32Array) {
  const degrees = new Float64Array(nodes)
  const sums = new Float64Array(nodes)
  const between = new Map<number, number>()
  for (let arc = 0; arc < from.length; arc++) {
    const [one, other] = [from[arc] ?? 0, to[arc] ?? 0]
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const label = labels[here] ?? 0
      degrees[here] = (degrees[here] ?? 0) + 1
      sums[label] = (sums[label] ?? 0) + 1
      const cell = label * nodes + (labels[there] ?? 0)
      between.set(cell, (between.get(cell) ?? 0) + 1)
    }
  }
  const byDegree = ([one, other]: Pair) => (degrees[one] ?? 0) * (degrees[other] ?? 0)
  const byCommunity = ([one, other]: Pair) => {
    const [here, there] = [labels[one] ?? 0, labels[other] ?? 0]
    const seen =
      (between.get(here * nodes + there) ?? 0) / Math.max(1, (sums[here] ?? 0) * (sums[there] ?? 0))
    // a tenth is left to chance, so that communities without any link between them keep an order
    return byDegree([one, other]) * (0.9 * seen + 0.1 / (2 * from.length))
  }
  return { byCommunity, byDegree }
}
