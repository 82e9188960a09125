import type { FittedRelation, FittedValue } from '../fitted.ts'
import { smallestGroup } from '../fitted.ts'
import { shareInterval, type Grade } from './grades.ts'
import type { Card } from './train.ts'
import { badRate, rowsOf } from './woe.ts'

/** The points table: the base, then every bin of every column that speaks. */
export function pointsTable(card: Card): FittedRelation {
  const bins = card.parts.flatMap(({ feature, bins, weights, points }) =>
    bins.map((bin, index): FittedValue[] => {
      const isShown = rowsOf(bin) >= smallestGroup
      return [
        feature.name,
        index,
        bin.label,
        bin.kind,
        bin.from,
        bin.to,
        rounded(weights[index] ?? 0, 6),
        points[index] ?? 0,
        isShown ? rowsOf(bin) : null,
        isShown ? rounded(badRate(bin), 6) : null,
      ]
    }),
  )
  return {
    side: 'points',
    columns: [
      { name: 'feature', type: 'text' },
      { name: 'bin_no', type: 'integer' },
      { name: 'bin', type: 'text' },
      { name: 'kind', type: 'text' },
      { name: 'from_value', type: 'number' },
      { name: 'to_value', type: 'number' },
      { name: 'woe', type: 'number' },
      { name: 'points', type: 'integer' },
      { name: 'rows', type: 'integer' },
      { name: 'bad_rate', type: 'number' },
    ],
    rows: [['(base)', 0, 'all', 'base', null, null, 0, card.base, null, null], ...bins],
  }
}

/** Words and the bin that each belongs to; a word that is not here belongs to `other`. */
export function levelsTable(card: Card): FittedRelation {
  return {
    side: 'levels',
    columns: [
      { name: 'feature', type: 'text' },
      { name: 'level', type: 'text' },
      { name: 'bin_no', type: 'integer' },
    ],
    rows: card.parts.flatMap(({ feature, bins }) =>
      bins.flatMap((bin, index) => bin.levels.map((level) => [feature.name, level, index])),
    ),
  }
}

export interface ColumnFact {
  readonly name: string
  readonly value: number | null
  readonly auc: number | null
  readonly coefficient: number | null
  readonly verdict: string
}

export function featuresTable(facts: readonly ColumnFact[]): FittedRelation {
  return {
    side: 'features',
    columns: [
      { name: 'feature', type: 'text' },
      { name: 'information_value', type: 'number' },
      { name: 'auc', type: 'number' },
      { name: 'coefficient', type: 'number' },
      { name: 'verdict', type: 'text' },
    ],
    rows: facts
      .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0) || (one.name < other.name ? -1 : 1))
      .map(({ name, value, auc, coefficient, verdict }) => [
        name,
        rounded(value, 6),
        rounded(auc, 6),
        rounded(coefficient, 6),
        verdict,
      ]),
  }
}

export function calibrationTable(grades: readonly Grade[]): FittedRelation {
  return {
    side: 'calibration',
    columns: [
      { name: 'grade', type: 'text' },
      { name: 'points_from', type: 'integer' },
      { name: 'points_to', type: 'integer' },
      { name: 'rows', type: 'integer' },
      { name: 'expected', type: 'number' },
      { name: 'observed', type: 'number' },
      { name: 'observed_low', type: 'number' },
      { name: 'observed_high', type: 'number' },
    ],
    rows: grades.map(({ grade, from, to, rows, bad, expected }) => [
      grade,
      from,
      to,
      rows,
      rounded(expected, 6),
      rounded(bad / Math.max(1, rows), 6),
      ...shareInterval(bad, rows).map((each) => rounded(each, 6)),
    ]),
  }
}

/** The scale, so that points become a probability by SQL alone. */
export function scaleTable({ offset, factor }: { offset: number; factor: number }): FittedRelation {
  return {
    side: 'scale',
    columns: [
      { name: 'offset_points', type: 'number' },
      { name: 'points_per_log_odds', type: 'number' },
    ],
    rows: [[offset, factor]],
  }
}

function rounded<TValue extends number | null>(value: TValue, digits: number): TValue {
  return (value === null ? null : Number(value.toFixed(digits))) as TValue // a number stays one
}
