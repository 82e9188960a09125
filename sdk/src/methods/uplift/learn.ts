import type { Pace } from '../method.ts'
import { train, pointsOf, probabilityOf, type Card } from '../scorecard/train.ts'
import type { ExperimentRows } from './read-experiment.ts'
import { armSettings, transformedSettings } from './options.ts'

export type Way = 'two-models' | 'class-transformation'

export interface Lesson {
  readonly rows: ExperimentRows
  /** Fold of each row; rows of `without` teach nothing, and no row has fold 0. */
  readonly folds: Uint8Array
  readonly without: number
  readonly pace: Pace
}

/** A table of bins for each arm, or one for whether contact and outcome agree. */
export type UpliftModel =
  | { readonly way: 'two-models'; readonly treated: Card; readonly control: Card }
  | { readonly way: 'class-transformation'; readonly agreement: Card }

export async function learn(way: Way, lesson: Lesson): Promise<UpliftModel> {
  const { isTreated, outcomes } = lesson.rows
  if (way === 'two-models')
    return { way, treated: await armCard(lesson, 1), control: await armCard(lesson, 0) }
  const agrees = Uint8Array.from(outcomes, (outcome, row) => (outcome === isTreated[row] ? 1 : 0))
  const agreement = await train({ ...lesson, ...lesson.rows, isBad: agrees, settings: transformedSettings })
  return { way, agreement }
}

/** A card of the rows of one arm alone. */
export async function armCard({ rows, folds, without, pace }: Lesson, arm: 0 | 1): Promise<Card> {
  const { features, outcomes, isTreated } = rows
  const own = Uint8Array.from(folds, (fold, row) => (fold === without || isTreated[row] !== arm ? 1 : 2))
  return await train({ features, isBad: outcomes, folds: own, without: 1, settings: armSettings, pace })
}

/** By how much contact raises the chance of the outcome for one row. */
export function upliftOf(model: UpliftModel, row: number): number {
  return model.way === 'two-models'
    ? chanceOf(model.treated, row) - chanceOf(model.control, row)
    : 2 * probabilityOf(pointsOf(model.agreement, row), transformedSettings) - 1
}

export function chanceOf(card: Card, row: number): number {
  return probabilityOf(pointsOf(card, row), armSettings)
}
