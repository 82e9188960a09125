import type { Pace } from '../method.ts'
import { randomOf } from '../training/random.ts'
import { redraw } from './redraw.ts'
import {
  constantLoss,
  fitRetention,
  remainingOf,
  survivalOf,
  type ShiftedBetaGeometric,
  type Survivors,
} from './sbg.ts'

/** What is foretold for one period. */
export interface ProjectedPeriod {
  readonly period: number
  readonly survival: number
  /** 95 % of the shares when customers are drawn anew. */
  readonly low: number
  readonly high: number
  /** Share of the period before that stays. */
  readonly retention: number | null
  readonly constant: number
  readonly remaining: number
}

interface Ahead {
  readonly horizon: number
  readonly discount: number
  readonly seed: number
  readonly pace: Pace
}

const draws = 100

/** Shares that are left in every period of the longest cohort and those after it. */
export async function projectionOf(
  cohorts: readonly Survivors[],
  model: ShiftedBetaGeometric,
  { horizon, discount, seed, pace }: Ahead,
): Promise<readonly ProjectedPeriod[]> {
  const periods = Math.max(...cohorts.map(({ length }) => length)) + horizon
  const survival = survivalOf(model, periods)
  const random = randomOf(seed + 1)
  const drawn: Float64Array[] = []
  for (let draw = 0; draw < draws; draw++) {
    await pace()
    const others = cohorts.map((cohort) => redraw(cohort, random))
    drawn.push(survivalOf(await fitRetention(others, pace), periods))
  }
  const loss = constantLoss(cohorts)
  return Array.from(survival, (share, period) => {
    const shares = drawn.map((other) => other[period] ?? 0).toSorted((one, other) => one - other)
    return {
      period,
      survival: share,
      low: shares[Math.floor(0.025 * draws)] ?? 0,
      high: shares[Math.ceil(0.975 * draws) - 1] ?? 0,
      retention: period === 0 ? null : share / (survival[period - 1] ?? 1),
      constant: (1 - loss) ** period,
      remaining: remainingOf(model, period, discount),
    }
  })
}
