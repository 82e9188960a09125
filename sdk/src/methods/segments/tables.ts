import type { FittedRelation, FittedValue } from '../fitted.ts'
import type { OneColumn, Stability } from './checks.ts'
import type { Groups } from './groups.ts'
import type { Measure, SegmentRows } from './read-rows.ts'
import { cutsOf } from './rfm.ts'
import type { Silhouette } from './silhouette.ts'

/** Names and sizes; no size where a rule has a segment for nobody. */
export function segmentsTable({ segments, labels }: Groups): FittedRelation {
  return {
    side: 'segments',
    columns: [
      { name: 'segment', type: 'integer' },
      { name: 'label', type: 'text' },
      { name: 'rows', type: 'integer' },
    ],
    rows: labels.map((label, index): FittedValue[] => [
      index + 1,
      label,
      sizeOf(segments, index + 1) || null,
    ]),
  }
}

/** How each column is filled and scaled, and why others are left out. */
export function columnsTable({ measures }: SegmentRows): FittedRelation {
  return {
    side: 'columns',
    columns: [
      { name: 'column', type: 'text' },
      { name: 'missing', type: 'integer' },
      { name: 'fill', type: 'number' },
      { name: 'shift', type: 'number' },
      { name: 'scale', type: 'number' },
      { name: 'verdict', type: 'text' },
    ],
    rows: measures.map(({ name, missing, fill, shift, scale, verdict }) => [
      name,
      missing,
      fill,
      shift,
      scale,
      verdict,
    ]),
  }
}

/** Centre of each segment in each column, as distances see it and as a reader does. */
export function centresTable(
  { segments, positions }: Groups,
  { rows: { measures }, isLog }: { readonly rows: SegmentRows; readonly isLog: boolean },
): FittedRelation {
  const used = measures.filter(({ verdict }) => verdict === 'used')
  const plain = ({ shift, scale }: Measure, position: number) => {
    const value = shift + scale * position
    return isLog ? Math.sign(value) * Math.expm1(Math.abs(value)) : value
  }
  return {
    side: 'centres',
    columns: [
      { name: 'segment', type: 'integer' },
      { name: 'column', type: 'text' },
      { name: 'position', type: 'number' },
      { name: 'centre', type: 'number' },
      { name: 'rows', type: 'integer' },
    ],
    rows: positions.flatMap((centre, index) =>
      used.map((measure, column): FittedValue[] => [
        index + 1,
        measure.name,
        centre[column] ?? 0,
        plain(measure, centre[column] ?? 0),
        sizeOf(segments, index + 1),
      ]),
    ),
  }
}

/** Where the second to the fifth fifth begin; a day counts as days since 2000, a number of days since as its negative. */
export function cutsTable({ measures }: SegmentRows, isRfm: boolean): FittedRelation {
  return {
    side: 'cuts',
    columns: [
      { name: 'column', type: 'text' },
      { name: 'fifth', type: 'integer' },
      { name: 'lower', type: 'number' },
    ],
    rows: isRfm
      ? measures.flatMap(({ name, values }) =>
          cutsOf(values).map((lower, index): FittedValue[] => [name, index + 2, lower]),
        )
      : [],
  }
}

/** What each number of segments would give. */
export function choiceTable({ choice }: Groups): FittedRelation {
  return {
    side: 'choice',
    columns: [
      { name: 'k', type: 'integer' },
      { name: 'silhouette', type: 'number' },
      { name: 'inertia', type: 'number' },
    ],
    rows: choice.map(({ k, silhouette, inertia }) => [k, rounded(silhouette), rounded(inertia)]),
  }
}

interface Measured {
  readonly rows: SegmentRows
  readonly groups: Groups
  readonly count: number
  readonly silhouette: Silhouette
  readonly baseline: OneColumn
  readonly permuted: number
  readonly stability: Stability
}

export function qualityTable(measured: Measured): FittedRelation {
  const { rows, groups, silhouette, baseline, permuted, stability } = measured
  const cells: readonly (readonly [string, 'text' | 'integer' | 'number', FittedValue])[] = [
    ['rows', 'integer', rows.rows],
    ['columns', 'integer', groups.columns.length],
    ['missing', 'integer', rows.measures.reduce((sum, { missing }) => sum + missing, 0)],
    ['segments', 'integer', measured.count],
    ['inertia', 'number', groups.inertia],
    ['silhouette', 'number', silhouette.mean],
    ['silhouette_low', 'number', silhouette.low],
    ['silhouette_high', 'number', silhouette.high],
    ['baseline_column', 'text', groups.columns[baseline.column] ?? ''],
    ['baseline_silhouette', 'number', baseline.silhouette],
    ['permuted_silhouette', 'number', permuted],
    ['kept', 'number', stability.kept],
    ['agreement', 'number', stability.agreement],
    ['verdict', 'text', verdictOf(measured)],
  ]
  return {
    side: 'quality',
    columns: cells.map(([name, type]) => ({ name, type })),
    rows: [cells.map(([, , value]) => (typeof value === 'number' ? rounded(value) : value))],
  }
}

function verdictOf({ silhouette, baseline, permuted, stability }: Measured): string {
  if (silhouette.low <= permuted) return 'no signal'
  if (stability.agreement < 0.6) return 'not steady'
  return silhouette.low <= baseline.silhouette ? 'no better than one column' : 'good'
}

function sizeOf(segments: Int32Array, segment: number): number {
  return segments.reduce((sum, each) => sum + (each === segment ? 1 : 0), 0)
}

function rounded(value: number): number {
  return Number(value.toFixed(6))
}
