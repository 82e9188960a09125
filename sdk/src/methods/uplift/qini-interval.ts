import type { Pace } from '../method.ts'
import { orderOf, type Experiment } from '../metrics/qini.ts'
import { randomOf } from '../training/random.ts'

const samples = 500
const steps = 100

export interface QiniInterval {
  readonly low: number
  readonly high: number
  readonly effectLow: number
  readonly effectHigh: number
}

/**
 * Where Q and the effect lie in 95 of 100 bootstrap samples. Rows of one step, arm and outcome are alike to the curve,
 * so a sample draws how many of each there are, which is the same as drawing row by row and a thousand times faster.
 */
export async function qiniInterval(experiment: Experiment, seed: number, pace: Pace): Promise<QiniInterval> {
  const cells = cellsOf(experiment)
  const random = randomOf(seed)
  const [areas, effects] = [new Float64Array(samples), new Float64Array(samples)]
  const drawn = new Float64Array(cells.length)
  for (let sample = 0; sample < samples; sample++) {
    await pace()
    for (let cell = 0; cell < cells.length; cell++) drawn[cell] = poisson(cells[cell] ?? 0, random)
    const { q, effect } = curveOf(drawn)
    areas[sample] = q
    effects[sample] = effect
  }
  const [q, effect] = [areas.sort(), effects.sort()]
  const at = (sorted: Float64Array, share: number) => sorted[Math.floor(share * (samples - 1))] ?? 0
  return {
    low: at(q, 0.025),
    high: at(q, 0.975),
    effectLow: at(effect, 0.025),
    effectHigh: at(effect, 0.975),
  }
}

/** Rows by step of the order, arm and outcome. */
function cellsOf(experiment: Experiment): Float64Array {
  const { isTreated, outcomes } = experiment
  const cells = new Float64Array(4 * steps)
  const order = orderOf(experiment)
  for (let place = 0; place < order.length; place++) {
    const row = order[place] ?? 0
    const cell =
      4 * Math.floor((place * steps) / order.length) + 2 * (isTreated[row] ?? 0) + (outcomes[row] ?? 0)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  return cells
}

function curveOf(cells: Float64Array): { readonly q: number; readonly effect: number } {
  const sums = [0, 0, 0, 0]
  const total = cells.reduce((sum, each) => sum + each, 0)
  let [area, gainedBefore, shareBefore, effect] = [0, 0, 0, 0]
  for (let step = 0; step < steps; step++) {
    for (const kind of [0, 1, 2, 3]) sums[kind] = (sums[kind] ?? 0) + (cells[4 * step + kind] ?? 0)
    const [controlNo = 0, controlYes = 0, treatedNo = 0, treatedYes = 0] = sums
    const [control, treated] = [controlNo + controlYes, treatedNo + treatedYes]
    const share = (control + treated) / Math.max(1, total)
    effect = control === 0 || treated === 0 ? 0 : treatedYes / treated - controlYes / control
    const gained = effect * share
    area += ((gained + gainedBefore) / 2) * (share - shareBefore)
    gainedBefore = gained
    shareBefore = share
  }
  const random = effect / 2
  return { effect, q: random === 0 ? 0 : (area - random) / Math.abs(random) }
}

/** How often a row that is expected `mean` times turns up. */
function poisson(mean: number, random: () => number): number {
  if (mean === 0) return 0
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const end = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > end) {
    count += 1
    product *= random()
  }
  return count
}
