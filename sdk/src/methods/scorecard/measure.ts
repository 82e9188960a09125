import { calibrationErrorOf, calibrationOf } from '../metrics/calibration.ts'
import { discriminationOf, type Discrimination } from '../metrics/discrimination.ts'
import { brierOf, logLossOf } from '../metrics/probability.ts'
import { mostFrequent } from '../checks/single-column.ts'
import { binAt, pointsOf, probabilityOf, train, type Training } from './train.ts'

/** Quality on rows that the card had not seen, beside the simplest rules that could do the same job. */
export interface Quality extends Discrimination {
  readonly brier: number
  readonly logLoss: number
  /** The single column that was best in each fold, and how well it alone does on unseen rows. */
  readonly baseline: Discrimination & { readonly column: string }
  readonly calibrationError: number
  /** Points of each row from the card that had not seen it. */
  readonly points: Float64Array
}

/** Cross-validation: each fold is scored by a card that the other folds taught. */
export async function crossValidate(training: Training, folds: number): Promise<Quality> {
  const { isBad, settings } = training
  const points = new Float64Array(isBad.length)
  const alone = new Float64Array(isBad.length)
  const chosen: string[] = []
  for (let fold = 1; fold <= folds; fold++) {
    const seen = { ...training, without: fold }
    const card = await train(seen)
    const { best } = card
    if (best !== undefined) chosen.push(best.feature.name)
    for (let row = 0; row < isBad.length; row++) {
      if (training.folds[row] !== fold) continue
      points[row] = pointsOf(card, row)
      alone[row] = best === undefined ? 0 : (best.weights[binAt(best, row)] ?? 0)
    }
  }
  const probabilities = points.map((value) => probabilityOf(value, settings))
  return {
    ...discriminationOf(points, isBad),
    brier: brierOf(probabilities, isBad),
    logLoss: logLossOf(probabilities, isBad),
    baseline: { ...discriminationOf(alone, isBad), column: mostFrequent(chosen) },
    calibrationError: calibrationErrorOf(calibrationOf(probabilities, isBad, 10)),
    points,
  }
}

/** AUC on the rows of one fold of a card that the others taught. */
export async function aucHeldOut(training: Training): Promise<number> {
  const card = await train(training)
  const rows = [...training.folds.keys()].filter((row) => training.folds[row] === training.without)
  const points = Float64Array.from(rows, (row) => pointsOf(card, row))
  return discriminationOf(
    points,
    Uint8Array.from(rows, (row) => training.isBad[row] ?? 0),
  ).auc
}
