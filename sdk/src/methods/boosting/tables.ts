import { smallestGroup, type FittedRelation, type FittedValue } from '../fitted.ts'
import type { CalibrationBin } from '../metrics/calibration.ts'
import { shareInterval } from '../scorecard/grades.ts'
import { mostBins, type BinnedColumn } from './bin-columns.ts'
import type { Boosted } from './cross-boost.ts'
import type { Tree } from './tree.ts'

/** Every node of every tree. Line one is the level that all rows start from. */
export function treesTable({ base, trees }: Boosted, columns: readonly BinnedColumn[]): FittedRelation {
  const nodes = trees.flatMap((tree, index) =>
    Array.from({ length: tree.nodes }, (_, node): FittedValue[] => {
      const column = columns[tree.column[node] ?? -1]
      const rows = tree.rows[node] ?? 0
      const shown = rows >= smallestGroup ? rows : null
      if (column === undefined) {
        return [index + 1, node, 'leaf', null, null, null, null, null, null, tree.value[node] ?? 0, shown]
      }
      const goesLeft = (bin: number) => tree.goesLeft[node * mostBins + bin] === 1
      const isNumber = column.kind === 'number'
      return [
        index + 1,
        node,
        isNumber ? 'below' : 'among',
        column.name,
        isNumber ? thresholdOf(column, goesLeft) : null,
        goesLeft(0),
        isNumber ? null : goesLeft(1),
        tree.left[node] ?? 0,
        tree.right[node] ?? 0,
        null,
        shown,
      ]
    }),
  )
  return {
    side: 'trees',
    columns: [
      { name: 'tree', type: 'integer' },
      { name: 'node', type: 'integer' },
      { name: 'kind', type: 'text' },
      { name: 'feature', type: 'text' },
      { name: 'threshold', type: 'number' },
      { name: 'missing_is_yes', type: 'boolean' },
      { name: 'others_are_yes', type: 'boolean' },
      { name: 'yes_node', type: 'integer' },
      { name: 'no_node', type: 'integer' },
      { name: 'value', type: 'number' },
      { name: 'rows', type: 'integer' },
    ],
    rows: [[0, 0, 'base', null, null, null, null, null, null, base, null], ...nodes],
  }
}

/** Bins below the threshold go left: the first that does not begins at it. */
function thresholdOf({ cuts }: BinnedColumn, goesLeft: (bin: number) => boolean): number {
  const place = cuts.findIndex((_, index) => !goesLeft(index + 2))
  return cuts[place] ?? 0
}

/** Words on the side of a split that `others` are not on. */
export function levelsTable({ trees }: Boosted, columns: readonly BinnedColumn[]): FittedRelation {
  return {
    side: 'levels',
    columns: [
      { name: 'tree', type: 'integer' },
      { name: 'node', type: 'integer' },
      { name: 'level', type: 'text' },
    ],
    rows: trees.flatMap((tree, index) =>
      Array.from({ length: tree.nodes }, (_, node) => node).flatMap((node) => {
        const column = columns[tree.column[node] ?? -1]
        const sideOf = (bin: number) => tree.goesLeft[node * mostBins + bin]
        return (column?.levels ?? [])
          .filter((_, place) => sideOf(place + 2) !== sideOf(1))
          .map((level) => [index + 1, node, level])
      }),
    ),
  }
}

interface FeatureFacts {
  readonly model: Boosted
  readonly columns: readonly BinnedColumn[]
  readonly alone: ReadonlyMap<string, number>
  readonly unused: readonly { readonly name: string; readonly why: string }[]
}

/** What every column gave to the trees, and why some gave nothing. */
export function featuresTable({ model, columns, alone, unused }: FeatureFacts): FittedRelation {
  const gains = columns.map((_, column) => model.trees.reduce((sum, tree) => sum + gainOf(tree, column), 0))
  const all = gains.reduce((sum, gain) => sum + gain, 0)
  const used = columns.map(({ name }, column) => {
    const gain = gains[column] ?? 0
    return { name, share: all === 0 ? 0 : gain / all, verdict: gain > 0 ? 'used' : 'weak' }
  })
  const known = new Set(columns.map(({ name }) => name))
  const leaks = [...alone.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, share: 0, verdict: 'leak' }))
  const silent = unused.map(({ name, why }) => ({ name, share: 0, verdict: why }))
  return {
    side: 'features',
    columns: [
      { name: 'feature', type: 'text' },
      { name: 'importance', type: 'number' },
      { name: 'auc', type: 'number' },
      { name: 'verdict', type: 'text' },
    ],
    rows: [...used, ...leaks, ...silent]
      .toSorted((one, other) => other.share - one.share || (one.name < other.name ? -1 : 1))
      .map(({ name, share, verdict }) => [name, rounded(share), rounded(alone.get(name) ?? null), verdict]),
  }
}

function gainOf(tree: Tree, column: number): number {
  let sum = 0
  for (let node = 0; node < tree.nodes; node++) if (tree.column[node] === column) sum += tree.gain[node] ?? 0
  return sum
}

export function calibrationTable(bins: readonly CalibrationBin[]): FittedRelation {
  return {
    side: 'calibration',
    columns: [
      { name: 'bin', type: 'integer' },
      { name: 'from_value', type: 'number' },
      { name: 'to_value', type: 'number' },
      { name: 'rows', type: 'integer' },
      { name: 'expected', type: 'number' },
      { name: 'observed', type: 'number' },
      { name: 'observed_low', type: 'number' },
      { name: 'observed_high', type: 'number' },
    ],
    rows: bins
      .filter(({ rows }) => rows >= smallestGroup)
      .map(({ from, to, rows, bad, expected }, index) => [
        index + 1,
        rounded(from),
        rounded(to),
        rows,
        rounded(expected),
        rounded(bad / rows),
        ...shareInterval(bad, rows).map(rounded),
      ]),
  }
}

function rounded<TValue extends number | null>(value: TValue): TValue {
  return (value === null ? null : Number(value.toFixed(6))) as TValue // a number stays one
}
