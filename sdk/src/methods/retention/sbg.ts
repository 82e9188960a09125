import { minimise } from '../clv/minimise.ts'
import type { Pace } from '../method.ts'

/** Customers of one cohort who are left in period 0, 1, 2 and so on. */
export type Survivors = Float64Array

export interface ShiftedBetaGeometric {
  readonly alpha: number
  readonly beta: number
  readonly logLikelihood: number
}

/** sBG by maximum likelihood (Fader and Hardie 2007). Where nobody left there is nothing to weigh, and nobody ever will. */
export async function fitRetention(cohorts: readonly Survivors[], pace: Pace): Promise<ShiftedBetaGeometric> {
  if (lostOf(cohorts) === 0) return { alpha: 0, beta: 1, logLikelihood: 0 }
  const longest = Math.max(...cohorts.map(({ length }) => length))
  const loss = (logs: Float64Array) => {
    const [alpha = 1, beta = 1] = logs.map((value) => Math.exp(Math.min(20, Math.max(-20, value))))
    const survival = survivalOf({ alpha, beta }, longest)
    return -cohorts.reduce((sum, cohort) => sum + likelihoodOf(cohort, survival), 0)
  }
  const { point, loss: least } = await minimise(loss, [0, 0], pace)
  const [alpha = 1, beta = 1] = point.map((value) => Math.exp(Math.min(20, Math.max(-20, value))))
  return { alpha, beta, logLikelihood: -least }
}

/** Share of a cohort that is left in period 0, 1, 2 and so on. */
export function survivalOf({ alpha, beta }: Omit<ShiftedBetaGeometric, 'logLikelihood'>, periods: number) {
  const survival = new Float64Array(periods).fill(1)
  for (let period = 1; period < periods; period++) {
    survival[period] = ((survival[period - 1] ?? 1) * (beta + period - 1)) / (alpha + beta + period - 1)
  }
  return survival
}

/** Discounted periods that a customer who is left in `period` will still be there for, beginning with the next (DERL). */
export function remainingOf(
  { alpha, beta }: Omit<ShiftedBetaGeometric, 'logLikelihood'>,
  period: number,
  discount: number,
): number {
  let [sum, weight] = [0, 1]
  // each term is smaller than the one before by at least the discount, so that the end is always reached
  for (let step = period + 1; weight > 1e-12; step++) {
    weight *= (beta + step - 1) / (alpha + beta + step - 1) / (1 + discount)
    sum += weight
  }
  return sum
}

/** Share that leaves in every period, if it is the same in each: those who left among all who could have. */
export function constantLoss(cohorts: readonly Survivors[]): number {
  const exposed = cohorts.reduce(
    (sum, cohort) => sum + cohort.subarray(0, -1).reduce((total, each) => total + each, 0),
    0,
  )
  return exposed === 0 ? 0 : lostOf(cohorts) / exposed
}

function lostOf(cohorts: readonly Survivors[]): number {
  return cohorts.reduce((sum, cohort) => sum + (cohort[0] ?? 0) - (cohort.at(-1) ?? 0), 0)
}

function likelihoodOf(cohort: Survivors, survival: Float64Array): number {
  let sum = (cohort.at(-1) ?? 0) * Math.log(Math.max(1e-300, survival[cohort.length - 1] ?? 1))
  for (let period = 1; period < cohort.length; period++) {
    const lost = (cohort[period - 1] ?? 0) - (cohort[period] ?? 0)
    if (lost === 0) continue
    sum += lost * Math.log(Math.max(1e-300, (survival[period - 1] ?? 1) - (survival[period] ?? 1)))
  }
  return sum
}
