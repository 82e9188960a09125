import type { Pace } from '../method.ts'
import type { Costs } from './choice.ts'

export interface Bound {
  readonly bound: number
  /** Cheapest choice that came up on the way. */
  readonly open: Int32Array
  /** Candidates that can be part of a choice below `upper`. */
  readonly allowed: Int32Array
}

interface Search {
  readonly p: number
  /** Cost of a known choice. */
  readonly upper: number
  /** Costs are whole numbers, so a better choice is better by one. */
  readonly isWhole: boolean
  readonly rounds: number
  readonly pace: Pace
}

/**
 * Lagrangian relaxation: each demand offers a price for being served, each site is worth what its offers exceed its
 * costs, and p best sites give a cost below which no choice can go. Prices follow the subgradient.
 */
export async function boundOf(costs: Costs, { p, upper, isWhole, rounds, pace }: Search): Promise<Bound> {
  const { demand, sites, cost } = costs
  const prices = startPrices(costs)
  const worth = new Float64Array(sites)
  const served = new Int32Array(demand)
  const order = Int32Array.from({ length: sites }, (_, site) => site)
  const isOut = new Uint8Array(sites)
  let best = { bound: Number.NEGATIVE_INFINITY, open: order.slice(0, p), total: Number.POSITIVE_INFINITY }
  let [step, since] = [1.5, 0]
  for (let round = 0; round < rounds && step > 0.002; round++) {
    await pace()
    for (let site = 0; site < sites; site++) {
      let sum = 0
      const start = site * demand
      for (let row = 0; row < demand; row++) {
        const gain = (cost[start + row] ?? 0) - (prices[row] ?? 0)
        if (gain < 0) sum += gain
      }
      worth[site] = sum
    }
    order.sort((one, other) => (worth[one] ?? 0) - (worth[other] ?? 0) || one - other)
    const open = order.slice(0, p)
    const bound = open.reduce(
      (sum, site) => sum + (worth[site] ?? 0),
      prices.reduce((sum, each) => sum + each, 0),
    )
    const total = totalOf(costs, open)
    if (total < best.total) best = { ...best, total, open }
    const known = Math.min(upper, best.total)
    const goal = known - (isWhole ? 1 - 1e-6 : 1e-9 * (1 + Math.abs(known)))
    const last = worth[order[p - 1] ?? 0] ?? 0
    for (let site = 0; site < sites; site++)
      if (bound - last + (worth[site] ?? 0) > goal && !open.includes(site)) isOut[site] = 1
    if (
      bound >
      best.bound + 1e-7 * (1 + Math.abs(best.bound === Number.NEGATIVE_INFINITY ? 0 : best.bound))
    ) {
      best = { ...best, bound }
      since = 0
    } else if (++since >= 12) {
      step /= 2
      since = 0
    }
    if (best.bound > goal) break
    served.fill(0)
    for (const site of open) {
      const start = site * demand
      for (let row = 0; row < demand; row++)
        if ((cost[start + row] ?? 0) < (prices[row] ?? 0)) served[row] = (served[row] ?? 0) + 1
    }
    const norm = served.reduce((sum, each) => sum + (1 - each) ** 2, 0)
    if (norm === 0) break
    const length = (step * (1.01 * known - bound)) / norm
    for (let row = 0; row < demand; row++)
      prices[row] = (prices[row] ?? 0) + length * (1 - (served[row] ?? 0))
  }
  return { bound: best.bound, open: best.open, allowed: order.filter((site) => isOut[site] === 0).sort() }
}

/** Each demand offers a little more than its nearest candidate costs. */
function startPrices({ demand, sites, cost }: Costs): Float64Array {
  const [first, second] = [new Float64Array(demand), new Float64Array(demand)]
  first.fill(Number.POSITIVE_INFINITY)
  second.fill(Number.POSITIVE_INFINITY)
  for (let site = 0; site < sites; site++) {
    for (let row = 0; row < demand; row++) {
      const value = cost[site * demand + row] ?? 0
      if (value < (first[row] ?? 0)) {
        second[row] = first[row] ?? 0
        first[row] = value
      } else if (value < (second[row] ?? 0)) second[row] = value
    }
  }
  return second.map((value, row) => (Number.isFinite(value) ? value : (first[row] ?? 0)))
}

function totalOf({ demand, cost }: Costs, open: Int32Array): number {
  const nearest = new Float64Array(demand).fill(Number.POSITIVE_INFINITY)
  for (const site of open) {
    const start = site * demand
    for (let row = 0; row < demand; row++) {
      const value = cost[start + row] ?? 0
      if (value < (nearest[row] ?? 0)) nearest[row] = value
    }
  }
  return nearest.reduce((sum, each) => sum + each, 0)
}
