import type { Table } from 'apache-arrow'
import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall, type Pace } from '../method.ts'
import { qiniOf } from '../metrics/qini.ts'
import { dealFolds } from '../training/folds.ts'
import { armCard, chanceOf, learn, upliftOf, type Lesson, type Way } from './learn.ts'
import { qiniInterval } from './qini-interval.ts'
import { readExperiment, type ExperimentRows } from './read-experiment.ts'
import { curveTable, featuresTable, levelsTable, pointsTable, qualityTable } from './tables.ts'

/** Learns from all rows of the experiment, and measures it on rows that each fold held back. */
export async function fit(table: Table, call: MethodCall, pace: Pace): Promise<readonly FittedRelation[]> {
  const rows = readExperiment(table, call)
  const way = call.options['way'] as Way // checked against the schema
  if (way === 'class-transformation') refuseUnevenArms(rows)
  const { isTreated, outcomes } = rows
  const count = Number(call.options['folds'])
  // every fold has its share of each arm with and without the outcome
  const folds = dealFolds(
    Uint8Array.from(outcomes, (outcome, row) => 2 * outcome + (isTreated[row] ?? 0)),
    count,
  )
  const lesson: Lesson = { rows, folds, without: 0, pace }
  const uplift = new Float64Array(folds.length)
  const response = new Float64Array(folds.length)
  for (let fold = 1; fold <= count; fold++) {
    const model = await learn(way, { ...lesson, without: fold })
    const treated =
      model.way === 'two-models' ? model.treated : await armCard({ ...lesson, without: fold }, 1)
    for (let row = 0; row < folds.length; row++) {
      if (folds[row] !== fold) continue
      uplift[row] = upliftOf(model, row)
      response[row] = chanceOf(treated, row)
    }
  }
  const model = await learn(way, lesson)
  const measured = { isTreated, outcomes, scores: uplift }
  const qini = qiniOf(measured)
  return [
    pointsTable(model),
    levelsTable(model),
    featuresTable(model, rows),
    curveTable(qini),
    qualityTable({
      rows,
      qini,
      interval: await qiniInterval(measured, call.seed, pace),
      response: qiniOf({ ...measured, scores: response }),
      folds: count,
    }),
  ]
}

function refuseUnevenArms({ isTreated }: ExperimentRows): void {
  const share = isTreated.reduce((sum, each) => sum + each, 0) / isTreated.length
  if (share >= 0.45 && share <= 0.55) return
  const shown = (100 * share).toFixed(0)
  throw new MethodRefusal({
    zh: `联系组占 ${shown}%，类别变换要求两组人数相近。请改用 way: two-models`,
    en: `${shown} % of the rows were contacted, and class transformation needs arms of like size: use way: two-models`,
  })
}
