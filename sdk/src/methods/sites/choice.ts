/** Cost of every demand at every candidate, already weighted: candidate after candidate, each with all demand. */
export interface Costs {
  readonly demand: number
  readonly sites: number
  readonly cost: Float64Array
}

/** A choice of sites that knows each demand's nearest and second nearest, so that a swap is judged in one pass. */
export class Choice {
  readonly open: Int32Array
  total = 0
  readonly #costs: Costs
  /** Place of each site in `open`, -1 where it is closed. */
  readonly #slot: Int32Array
  readonly #first: Int32Array
  readonly #firstCost: Float64Array
  readonly #secondCost: Float64Array
  readonly #loss: Float64Array

  constructor(costs: Costs, open: Int32Array) {
    this.#costs = costs
    this.open = open
    this.#slot = new Int32Array(costs.sites).fill(-1)
    this.#first = new Int32Array(costs.demand)
    this.#firstCost = new Float64Array(costs.demand)
    this.#secondCost = new Float64Array(costs.demand)
    this.#loss = new Float64Array(open.length)
    this.renew()
  }

  isOpen(site: number): boolean {
    return (this.#slot[site] ?? -1) >= 0
  }

  /** Works out nearest and second nearest anew, after `open` was changed. */
  renew(): void {
    const { demand, cost } = this.#costs
    this.#slot.fill(-1)
    this.#firstCost.fill(Number.POSITIVE_INFINITY)
    this.#secondCost.fill(Number.POSITIVE_INFINITY)
    for (let slot = 0; slot < this.open.length; slot++) {
      const site = this.open[slot] ?? 0
      this.#slot[site] = slot
      const start = site * demand
      for (let row = 0; row < demand; row++) {
        const value = cost[start + row] ?? 0
        if (value < (this.#firstCost[row] ?? 0)) {
          this.#secondCost[row] = this.#firstCost[row] ?? 0
          this.#firstCost[row] = value
          this.#first[row] = slot
        } else if (value < (this.#secondCost[row] ?? 0)) this.#secondCost[row] = value
      }
    }
    this.total = this.#firstCost.reduce((sum, each) => sum + each, 0)
  }

  /** Swaps the best pair of an open and an allowed closed site until none helps; gives the sites that were looked at. */
  descend(allowed: Int32Array): number {
    let looked = 0
    for (;;) {
      let best = { change: -1e-9 * (1 + this.total), site: -1, slot: -1 }
      for (const site of allowed) {
        if (this.isOpen(site)) continue
        looked += 1
        const { change, slot } = this.#judge(site)
        if (change < best.change) best = { change, site, slot }
      }
      if (best.site < 0) return looked
      this.open[best.slot] = best.site
      this.renew()
    }
  }

  /** What opening a site brings together with closing the open one that is missed least (Whitaker). */
  #judge(site: number): { readonly change: number; readonly slot: number } {
    const { demand, cost } = this.#costs
    const [first, firstCost, secondCost, loss] = [this.#first, this.#firstCost, this.#secondCost, this.#loss]
    loss.fill(0)
    let gain = 0
    const start = site * demand
    for (let row = 0; row < demand; row++) {
      const [value, nearest] = [cost[start + row] ?? 0, firstCost[row] ?? 0]
      if (value < nearest) gain += nearest - value
      else {
        const slot = first[row] ?? 0
        loss[slot] = (loss[slot] ?? 0) + Math.min(value, secondCost[row] ?? 0) - nearest
      }
    }
    let slot = 0
    for (let each = 1; each < loss.length; each++) if ((loss[each] ?? 0) < (loss[slot] ?? 0)) slot = each
    return { change: (loss[slot] ?? 0) - gain, slot }
  }
}
