import type { Pace } from '../method.ts'
import { randomOf } from '../training/random.ts'
import { boundOf } from './bound.ts'
import { Choice, type Costs } from './choice.ts'

export interface Chosen {
  /** Candidates by their place. */
  readonly open: Int32Array
  readonly total: number
  readonly bound: number
  readonly isProven: boolean
}

interface Task {
  readonly p: number
  readonly seed: number
  readonly pace: Pace
}

/** Comparisons of a cost that a search may spend: a few seconds, and the same answer on every machine. */
const work = 1e8
const rounds = 400
const widest = 12

/** Greedy start, bound, then shaken choices that descend again, wider and wider, until the bound is met. */
export async function chooseSites(costs: Costs, { p, seed, pace }: Task): Promise<Chosen> {
  const isWhole = costs.cost.every((value) => Number.isInteger(value))
  const every = Int32Array.from({ length: costs.sites }, (_, site) => site)
  const best = new Choice(costs, greedy(costs, p))
  let spent = best.descend(every) * costs.demand
  const { bound, open, allowed } = await boundOf(costs, { p, upper: best.total, isWhole, rounds, pace })
  const other = new Choice(costs, open.slice())
  spent += other.descend(every) * costs.demand
  if (other.total < best.total) copy(other, best)
  const least = isWhole ? Math.ceil(bound - 1e-6) : bound
  const isProven = () => best.total <= least + 1e-9 * (1 + Math.abs(least))
  const closed = () => allowed.filter((site) => !best.isOpen(site))
  const random = randomOf(seed)
  let width = 1
  let candidates = closed()
  while (!isProven() && spent < work && candidates.length > 0) {
    await pace()
    copy(best, other)
    for (let swap = 0; swap < width; swap++) {
      const site = candidates[Math.floor(random() * candidates.length)] ?? 0
      if (!other.open.includes(site)) other.open[Math.floor(random() * p)] = site
    }
    other.renew()
    spent += (other.descend(allowed) + p) * costs.demand
    if (other.total < best.total - 1e-9 * (1 + best.total)) {
      copy(other, best)
      candidates = closed()
      width = 1
    } else width = width >= Math.min(widest, p) ? 1 : width + 1
  }
  // with every other candidate ruled out there is nothing better
  const proven = isProven() || candidates.length === 0
  return {
    open: best.open.slice().sort(),
    total: best.total,
    bound: proven ? best.total : least,
    isProven: proven,
  }
}

function copy(from: Choice, to: Choice): void {
  to.open.set(from.open)
  to.renew()
}

/** One site after another, each the one that helps most. */
function greedy({ demand, sites, cost }: Costs, p: number): Int32Array {
  const nearest = new Float64Array(demand).fill(Number.POSITIVE_INFINITY)
  const open: number[] = []
  while (open.length < p) {
    let best = { total: Number.POSITIVE_INFINITY, site: -1 }
    for (let site = 0; site < sites; site++) {
      if (open.includes(site)) continue
      let total = 0
      for (let row = 0; row < demand; row++)
        total += Math.min(nearest[row] ?? 0, cost[site * demand + row] ?? 0)
      if (total < best.total || best.site < 0) best = { total, site }
    }
    open.push(best.site)
    for (let row = 0; row < demand; row++)
      nearest[row] = Math.min(nearest[row] ?? 0, cost[best.site * demand + row] ?? 0)
  }
  return Int32Array.from(open)
}
