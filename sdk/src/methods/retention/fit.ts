import type { Table } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import type { MethodCall, Pace } from '../method.ts'
import { testHeldOut } from './holdout.ts'
import { projectionOf } from './projection.ts'
import { readCohorts, whyTooFew } from './read-cohorts.ts'
import { constantLoss, fitRetention } from './sbg.ts'
import { parametersTable, projectionTable, qualityTable } from './tables.ts'

/** Learns from all periods how customers leave, and measures it on the last ones, which a second fit had not seen. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const cohorts = readCohorts(table, call)
  const { seed, options } = call
  const customers = cohorts.reduce((sum, [first = 0]) => sum + first, 0)
  const few = whyTooFew(cohorts)
  if (few !== undefined) {
    if (options['few'] !== 'empty') throw few
    const nothing = { customers, cohorts: cohorts.length, isAnyLost: false, isEnough: false }
    return [parametersTable(undefined), projectionTable([]), qualityTable(undefined, nothing)]
  }
  const model = await fitRetention(cohorts, pace)
  const left = cohorts.reduce((sum, cohort) => sum + (cohort.at(-1) ?? 0), 0)
  const holdout = options['holdout'] as number | undefined // checked against the schema
  const tested = await testHeldOut(cohorts, { holdout, seed, pace })
  return [
    parametersTable({ model, loss: constantLoss(cohorts), customers, left }),
    projectionTable(
      await projectionOf(cohorts, model, {
        horizon: Number(options['horizon']),
        discount: Number(options['discount']),
        seed,
        pace,
      }),
    ),
    qualityTable(tested, { customers, cohorts: cohorts.length, isAnyLost: left < customers, isEnough: true }),
  ]
}
