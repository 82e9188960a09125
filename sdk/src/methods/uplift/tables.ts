import { smallestGroup, type FittedRelation, type FittedValue } from '../fitted.ts'
import type { Qini } from '../metrics/qini.ts'
import { scaleOf, type Card } from '../scorecard/train.ts'
import { badRate, rowsOf } from '../scorecard/woe.ts'
import type { UpliftModel } from './learn.ts'
import { armSettings } from './options.ts'
import type { QiniInterval } from './qini-interval.ts'
import type { ExperimentRows } from './read-experiment.ts'

/** What every bin adds to the log odds of the outcome, for each arm, or for agreement of contact and outcome. */
export function pointsTable(model: UpliftModel): FittedRelation {
  return {
    side: 'points',
    columns: [
      { name: 'arm', type: 'text' },
      { name: 'feature', type: 'text' },
      { name: 'bin_no', type: 'integer' },
      { name: 'bin', type: 'text' },
      { name: 'kind', type: 'text' },
      { name: 'from_value', type: 'number' },
      { name: 'to_value', type: 'number' },
      { name: 'log_odds', type: 'number' },
      { name: 'rows', type: 'integer' },
      { name: 'rate', type: 'number' },
    ],
    rows: cardsOf(model).flatMap(([arm, card]) => pointsRows(arm, card)),
  }
}

function pointsRows(arm: string, { base, parts }: Card): readonly FittedValue[][] {
  const { offset, factor } = scaleOf(armSettings)
  return [
    [arm, '(base)', 0, 'all', 'base', null, null, rounded((offset - base) / factor), null, null],
    ...parts.flatMap(({ feature, bins, points }) =>
      bins.map((bin, index): FittedValue[] => {
        const isShown = rowsOf(bin) >= smallestGroup
        return [
          arm,
          feature.name,
          index,
          bin.label,
          bin.kind,
          bin.from,
          bin.to,
          rounded(-(points[index] ?? 0) / factor),
          isShown ? rowsOf(bin) : null,
          isShown ? rounded(badRate(bin)) : null,
        ]
      }),
    ),
  ]
}

/** Words and the bin that each belongs to; a word that is not here belongs to the rest. */
export function levelsTable(model: UpliftModel): FittedRelation {
  return {
    side: 'levels',
    columns: [
      { name: 'arm', type: 'text' },
      { name: 'feature', type: 'text' },
      { name: 'level', type: 'text' },
      { name: 'bin_no', type: 'integer' },
    ],
    rows: cardsOf(model).flatMap(([arm, { parts }]) =>
      parts.flatMap(({ feature, bins }) =>
        bins.flatMap((bin, index) => bin.levels.map((level) => [arm, feature.name, level, index])),
      ),
    ),
  }
}

/** Which columns speak in which arm, and why others are silent. */
export function featuresTable(model: UpliftModel, { unused }: ExperimentRows): FittedRelation {
  return {
    side: 'features',
    columns: [
      { name: 'arm', type: 'text' },
      { name: 'feature', type: 'text' },
      { name: 'information_value', type: 'number' },
      { name: 'verdict', type: 'text' },
    ],
    rows: [
      ...cardsOf(model).flatMap(([arm, { parts, silent }]) =>
        [
          ...parts.map(({ feature, value }) => ({ name: feature.name, value, verdict: 'used' })),
          ...silent.map(({ name, value, why }) => ({ name, value, verdict: why })),
        ]
          .toSorted((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1))
          .map(({ name, value, verdict }): FittedValue[] => [arm, name, rounded(value), verdict]),
      ),
      ...unused.map(({ name, why }): FittedValue[] => ['both', name, null, why]),
    ],
  }
}

/** Share of the list contacted, the most promising first, and the outcomes gained by it per row of the whole. */
export function curveTable({ curve, effect }: Qini): FittedRelation {
  return {
    side: 'curve',
    columns: [
      { name: 'share', type: 'number' },
      { name: 'gained', type: 'number' },
      { name: 'random', type: 'number' },
    ],
    rows: curve
      .filter((_, step) => step % 5 === 0)
      .map(({ share, gained }) => [share, rounded(gained), rounded(share * effect)]),
  }
}

interface Measured {
  readonly rows: ExperimentRows
  readonly qini: Qini
  readonly interval: QiniInterval
  /** The same measure of ranking by the chance of a response. */
  readonly response: Qini
  readonly folds: number
}

export function qualityTable({ rows, qini, interval, response, folds }: Measured): FittedRelation {
  const treated = rows.isTreated.reduce((sum, each) => sum + each, 0)
  const cells: readonly (readonly [string, 'text' | 'integer' | 'number', FittedValue])[] = [
    ['rows', 'integer', rows.isTreated.length],
    ['treated', 'integer', treated],
    ['control', 'integer', rows.isTreated.length - treated],
    ['folds', 'integer', folds],
    ['effect', 'number', qini.effect],
    ['effect_low', 'number', interval.effectLow],
    ['effect_high', 'number', interval.effectHigh],
    ['q', 'number', qini.q],
    ['q_low', 'number', interval.low],
    ['q_high', 'number', interval.high],
    ['top_effect', 'number', qini.topEffect],
    ['response_q', 'number', response.q],
    ['verdict', 'text', interval.low > 0 ? 'usable' : 'no usable difference'],
  ]
  return {
    side: 'quality',
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: [cells.map(([, , value]) => (typeof value === 'number' ? rounded(value) : value))],
  }
}

function cardsOf(model: UpliftModel): readonly (readonly [string, Card])[] {
  return model.way === 'two-models'
    ? [
        ['treated', model.treated],
        ['control', model.control],
      ]
    : [['agreement', model.agreement]]
}

function rounded(value: number): number {
  return Number(value.toFixed(6))
}
