import type { Pace } from '../method.ts'
import { binsOf, type Bin } from './bins.ts'
import { countsOf, type Feature } from '../training/feature.ts'
import { smallestGroup } from '../fitted.ts'
import { fitLogistic, type Logistic } from './logistic.ts'
import type { Settings } from './options.ts'
import { informationValue, rowsOf, weightOfEvidence } from './woe.ts'

/** A column with what its bins are worth. */
export interface Part {
  readonly feature: Feature
  readonly bins: readonly Bin[]
  readonly binOf: Int16Array
  readonly weights: readonly number[]
  readonly value: number
}

/** A part that speaks in the card. */
export interface ScoredPart extends Part {
  readonly coefficient: number
  readonly points: readonly number[]
}

export interface Card {
  readonly base: number
  /** The column that says most by itself. */
  readonly best: Part | undefined
  readonly parts: readonly ScoredPart[]
  /** Columns with no say, and why. */
  readonly silent: readonly { readonly name: string; readonly value: number; readonly why: Silence }[]
}

export type Silence = 'constant' | 'weak' | 'reversed' | 'leak'

export interface Training {
  readonly features: readonly Feature[]
  readonly isBad: Uint8Array
  /** Fold of each row; the rows of `without` teach nothing. */
  readonly folds: Uint8Array
  readonly without: number
  readonly settings: Settings
  readonly pace: Pace
}

/** Bins, weighs and fits: the whole of a scorecard from the rows of all folds but one. */
export async function train(training: Training): Promise<Card> {
  const { features, settings, pace } = training
  const silent: Card['silent'][number][] = []
  let parts: Part[] = []
  for (const feature of features) {
    await pace()
    const part = partOf(feature, training)
    if (part.bins.filter((bin) => rowsOf(bin) >= smallestGroup).length < 2)
      silent.push({ name: feature.name, value: 0, why: 'constant' })
    else if (part.value < settings.leastValue || !isSure(part))
      silent.push({ name: feature.name, value: part.value, why: 'weak' })
    else parts.push(part)
  }
  const best = parts.toSorted((one, other) => other.value - one.value)[0]
  const rows = trainingRows(training)
  const isBad = Uint8Array.from(rows, (row) => training.isBad[row] ?? 0)
  for (;;) {
    const model = await fitLogistic(designOf(parts, rows), isBad, { ridge: settings.ridge, pace })
    // a safer bin must not cost points: such a column only repeats what others say
    const isReversed = parts.map((_, index) => (model.coefficients[index] ?? 0) >= 0)
    if (!isReversed.includes(true)) return { ...cardOf(parts, model, { settings, silent }), best }
    silent.push(
      ...parts
        .filter((_, index) => isReversed[index])
        .map(({ feature, value }) => ({ name: feature.name, value, why: 'reversed' as const })),
    )
    parts = parts.filter((_, index) => !isReversed[index])
  }
}

/** Bins of one column and their weight of evidence; a group of fewer than twenty rows weighs nothing. */
export function partOf(
  feature: Feature,
  { isBad, folds, without, settings }: Omit<Training, 'features' | 'pace'>,
): Part {
  const counts = countsOf(feature, isBad, { folds, without })
  const { bins, binOf } = binsOf(feature, counts, settings)
  const large = bins.filter((bin) => rowsOf(bin) >= smallestGroup)
  const all = bins.reduce((sum, bin) => ({ good: sum.good + bin.good, bad: sum.bad + bin.bad }), {
    good: 0,
    bad: 0,
  })
  const weights = bins.map((bin) => (rowsOf(bin) >= smallestGroup ? weightOfEvidence(bin, all) : 0))
  return { feature, bins, binOf, weights, value: informationValue(large, all) }
}

/** Whether the bins differ by more than bins of a column without any meaning would. */
function isSure({ bins, value }: Part): boolean {
  const large = bins.filter((bin) => rowsOf(bin) >= smallestGroup)
  const [good, bad] = [large, large].map((each, kind) =>
    each.reduce((sum, bin) => sum + (kind === 0 ? bin.good : bin.bad), 0),
  )
  const freedom = large.length - 1
  const evidence = (value * (good ?? 0) * (bad ?? 0)) / Math.max(1, (good ?? 0) + (bad ?? 0))
  return evidence > freedom + Math.sqrt(2 * freedom)
}

/** Points of one row: the base and what each of its bins adds. */
export function pointsOf(card: Card, row: number): number {
  return card.parts.reduce((sum, part) => sum + (part.points[binAt(part, row)] ?? 0), card.base)
}

export function binAt({ feature, binOf }: Pick<Part, 'feature' | 'binOf'>, row: number): number {
  const code = feature.codes[row] ?? -1
  return code < 0 ? 0 : (binOf[code] ?? 0)
}

/** Probability of bad that points stand for. */
export function probabilityOf(points: number, settings: Settings): number {
  const { offset, factor } = scaleOf(settings)
  return 1 / (1 + Math.exp((points - offset) / factor))
}

/** Points = offset + factor × log odds of good. */
export function scaleOf({ basePoints, baseOdds, pdo }: Settings): { offset: number; factor: number } {
  const factor = pdo / Math.LN2
  return { factor, offset: basePoints - factor * Math.log(baseOdds) }
}

function trainingRows({ folds, without }: Training): Int32Array {
  return Int32Array.from([...folds.keys()].filter((row) => folds[row] !== without))
}

function designOf(parts: readonly Part[], rows: Int32Array) {
  const values = new Float64Array(rows.length * parts.length)
  for (const [column, part] of parts.entries()) {
    for (let index = 0; index < rows.length; index++) {
      values[index * parts.length + column] = part.weights[binAt(part, rows[index] ?? 0)] ?? 0
    }
  }
  return { values, rows: rows.length, columns: parts.length }
}

function cardOf(
  parts: readonly Part[],
  model: Logistic,
  { settings, silent }: { readonly settings: Settings; readonly silent: Card['silent'] },
): Omit<Card, 'best'> {
  const { factor, offset } = scaleOf(settings)
  return {
    base: Math.round(offset - factor * model.intercept),
    parts: parts.map((part, index) => {
      const coefficient = model.coefficients[index] ?? 0
      // whole points, as on paper: what is measured is what is applied
      const points = part.weights.map((weight) => Math.round(-factor * coefficient * weight) + 0)
      return { ...part, coefficient, points }
    }),
    silent,
  }
}
