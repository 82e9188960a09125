import type { FittedRelation, FittedValue } from '../fitted.ts'
import { placesOf } from '../metrics/places.ts'
import type { Circles } from './circles.ts'
import type { HiddenLinks } from './hidden-links.ts'
import type { Network } from './network.ts'
import type { NamedNetwork } from './read-network.ts'

interface Ranked {
  readonly network: NamedNetwork
  readonly received: Float64Array
  readonly paid: Float64Array
  readonly circles: Circles
}

/** What is known of each node. */
export function nodesTable({ network, received, paid, circles }: Ranked): FittedRelation {
  const { labels } = circles
  const { links, inside, amounts } = sidesOf(network, labels)
  return {
    side: 'nodes',
    columns: [
      { name: 'id', type: 'text' },
      { name: 'community', type: 'integer' },
      { name: 'pagerank', type: 'number' },
      { name: 'payer_rank', type: 'number' },
      { name: 'in_links', type: 'integer' },
      { name: 'out_links', type: 'integer' },
      { name: 'in_weight', type: 'number' },
      { name: 'out_weight', type: 'number' },
      { name: 'inside_weight', type: 'number' },
    ],
    rows: network.names.map((name, node) => [
      name,
      labels[node] ?? 0,
      rounded(received[node]),
      rounded(paid[node]),
      links.ended[node] ?? 0,
      links.started[node] ?? 0,
      rounded(amounts.ended[node]),
      rounded(amounts.started[node]),
      rounded(inside[node]),
    ]),
  }
}

interface Measured {
  readonly network: Network
  readonly received: Float64Array
  readonly circles: Circles
  readonly hidden: HiddenLinks | undefined
}

export function qualityTable({ network, received, circles, hidden }: Measured): FittedRelation {
  const { links } = sidesOf(network, circles.labels)
  const degrees = links.started.map((count, node) => count + (links.ended[node] ?? 0))
  const cells: readonly (readonly [string, 'text' | 'integer' | 'number', FittedValue])[] = [
    ['rows', 'integer', network.from.length],
    ['nodes', 'integer', network.nodes],
    ['communities', 'integer', circles.count],
    ['modularity', 'number', circles.modularity],
    ['modularity_low', 'number', circles.low],
    ['modularity_high', 'number', circles.high],
    ['agreement', 'number', circles.agreement],
    ['random_modularity', 'number', circles.randomModularity],
    ['permuted_modularity', 'number', circles.permutedModularity],
    ['permuted_high', 'number', circles.permutedHigh],
    ['hidden_links', 'integer', hidden?.hidden ?? 0],
    ['hidden_auc', 'number', hidden?.auc ?? null],
    ['hidden_auc_low', 'number', hidden?.low ?? null],
    ['hidden_auc_high', 'number', hidden?.high ?? null],
    ['degree_auc', 'number', hidden?.degreeAuc ?? null],
    ['degree_correlation', 'number', rankCorrelation(received, degrees)],
    ['verdict', 'text', verdictOf(circles, hidden)],
  ]
  return {
    side: 'quality',
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: [cells.map(([, , value]) => (typeof value === 'number' ? Number(value.toFixed(6)) : value))],
  }
}

function verdictOf(circles: Circles, hidden: HiddenLinks | undefined): string {
  // a hundredth is less than what two seeds differ by
  if (circles.low <= circles.permutedHigh + 0.01) return 'no signal'
  if (hidden === undefined) return 'too few links to test'
  return hidden.low <= Math.max(0.5, hidden.degreeAuc) ? 'no better than the number of links' : 'good'
}

interface Sides {
  readonly started: Float64Array
  readonly ended: Float64Array
}

function sidesOf({ nodes, from, to, weight }: Network, labels: Int32Array) {
  const empty = (): Sides => ({ started: new Float64Array(nodes), ended: new Float64Array(nodes) })
  const [links, amounts, inside] = [empty(), empty(), new Float64Array(nodes)]
  for (let arc = 0; arc < from.length; arc++) {
    const [one, other, value] = [from[arc] ?? 0, to[arc] ?? 0, weight[arc] ?? 0]
    links.started[one] = (links.started[one] ?? 0) + 1
    links.ended[other] = (links.ended[other] ?? 0) + 1
    amounts.started[one] = (amounts.started[one] ?? 0) + value
    amounts.ended[other] = (amounts.ended[other] ?? 0) + value
    if (labels[one] !== labels[other]) continue
    inside[one] = (inside[one] ?? 0) + value
    inside[other] = (inside[other] ?? 0) + value
  }
  return { links, amounts, inside }
}

/** Spearman's correlation; 0 where one of both is the same everywhere. */
function rankCorrelation(one: Float64Array, other: Float64Array): number {
  const [first, second] = [placesOf(one), placesOf(other)]
  const middle = (one.length - 1) / 2
  let [both, ones, others] = [0, 0, 0]
  for (let row = 0; row < first.length; row++) {
    const [here, there] = [(first[row] ?? 0) - middle, (second[row] ?? 0) - middle]
    both += here * there
    ones += here ** 2
    others += there ** 2
  }
  return ones === 0 || others === 0 ? 0 : both / Math.sqrt(ones * others)
}

/** As many digits as every machine agrees on. */
function rounded(value: number | undefined): number {
  return Number((value ?? 0).toPrecision(10))
}
