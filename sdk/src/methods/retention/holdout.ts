import type { Pace } from '../method.ts'
import { randomOf } from '../training/random.ts'
import { redraw } from './redraw.ts'
import { constantLoss, fitRetention, survivalOf, type Survivors } from './sbg.ts'

export interface HoldoutError {
  /** Mean distance between the share that was left and the one foretold, over held-out periods of all cohorts. */
  readonly ours: number
  /** The same for a constant loss. */
  readonly constant: number
}

export interface Holdout extends HoldoutError {
  readonly periods: number
  /** 95 % of the errors when customers are drawn anew. */
  readonly low: number
  readonly high: number
  /** Lower end of what the model gains over the constant loss. */
  readonly leastGain: number
}

const draws = 100
const fewestToLearn = 3

/** Learns without the last periods and looks at those; undefined where too few are left to learn from. */
export async function testHeldOut(
  cohorts: readonly Survivors[],
  {
    holdout,
    seed,
    pace,
  }: { readonly holdout: number | undefined; readonly seed: number; readonly pace: Pace },
): Promise<Holdout | undefined> {
  const testable = cohorts.filter((cohort) => cohort.length - heldOut(cohort, holdout) >= fewestToLearn)
  const periods = testable.reduce((sum, cohort) => sum + heldOut(cohort, holdout), 0)
  if (periods === 0) return undefined
  const found = await errorOf(testable, holdout, pace)
  const random = randomOf(seed)
  const errors: HoldoutError[] = []
  for (let draw = 0; draw < draws; draw++) {
    await pace()
    errors.push(
      await errorOf(
        testable.map((cohort) => redraw(cohort, random)),
        holdout,
        pace,
      ),
    )
  }
  const ours = errors.map((error) => error.ours).toSorted((one, other) => one - other)
  const gains = errors.map((error) => error.constant - error.ours).toSorted((one, other) => one - other)
  return {
    ...found,
    periods,
    low: ours[Math.floor(0.025 * draws)] ?? 0,
    high: ours[Math.ceil(0.975 * draws) - 1] ?? 0,
    leastGain: gains[Math.floor(0.025 * draws)] ?? 0,
  }
}

/** How many of a cohort's last periods only test. */
export function heldOut(cohort: Survivors, holdout: number | undefined): number {
  return Math.min(cohort.length, holdout ?? Math.max(1, Math.round((cohort.length - 1) / 4)))
}

async function errorOf(
  cohorts: readonly Survivors[],
  holdout: number | undefined,
  pace: Pace,
): Promise<HoldoutError> {
  const learned = cohorts.map((cohort) => cohort.subarray(0, cohort.length - heldOut(cohort, holdout)))
  const longest = Math.max(...cohorts.map(({ length }) => length))
  const survival = survivalOf(await fitRetention(learned, pace), longest)
  const loss = constantLoss(learned)
  let [ours, constant, cells] = [0, 0, 0]
  for (const [place, cohort] of cohorts.entries()) {
    for (let period = learned[place]?.length ?? 0; period < cohort.length; period++) {
      const left = (cohort[period] ?? 0) / (cohort[0] ?? 1)
      ours += Math.abs(left - (survival[period] ?? 0))
      constant += Math.abs(left - (1 - loss) ** period)
      cells += 1
    }
  }
  return { ours: ours / cells, constant: constant / cells }
}
