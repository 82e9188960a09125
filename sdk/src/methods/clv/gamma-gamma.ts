import type { Pace } from '../method.ts'
import { logGamma } from './log-gamma.ts'
import { minimise } from './minimise.ts'

export interface SpendModel {
  readonly p: number
  readonly q: number
  readonly v: number
}

/** Gamma-Gamma by maximum likelihood from repeat purchases and their mean amount, which must be above nothing. */
export async function fitSpend(
  { repeats, mean }: { readonly repeats: Float64Array; readonly mean: Float64Array },
  pace: Pace,
): Promise<SpendModel> {
  const logs = { repeats: repeats.map(Math.log), mean: mean.map(Math.log) }
  const usual = Math.max(1e-6, mean.reduce((sum, each) => sum + each, 0) / mean.length)
  const most = repeats.reduce((top, each) => Math.max(top, each), 0)
  const loss = (point: Float64Array) => {
    const [p = 0, q = 0, v = 0] = point.map(Math.exp)
    const shared = new Float64Array(most + 1)
    for (let x = 1; x <= most; x++) shared[x] = logGamma(p * x + q) - logGamma(p * x)
    const ofQ = q * Math.log(v) - logGamma(q)
    let sum = 0
    for (let index = 0; index < mean.length; index++) {
      const [x, m] = [repeats[index] ?? 0, mean[index] ?? 0]
      sum -=
        (shared[x] ?? 0) +
        ofQ +
        (p * x - 1) * (logs.mean[index] ?? 0) +
        p * x * (logs.repeats[index] ?? 0) -
        (p * x + q) * Math.log(v + m * x)
    }
    return sum
  }
  const { point } = await minimise(loss, [Math.log(2), Math.log(3), Math.log(usual)], pace)
  const [p = 0, q = 0, v = 0] = point.map(Math.exp)
  return { p, q, v }
}
