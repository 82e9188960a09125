import type { FittedRelation, FittedValue } from '../fitted.ts'
import { stabilityOf } from '../metrics/stability.ts'
import { binAt, partOf } from '../scorecard/train.ts'
import { plainBinning, type Checked } from './single-column.ts'

/** Folds in time: 1 for the earlier four fifths, which teach, 2 for the later rows, which test. Equal days stay together. */
export function foldsInTime(when: Float64Array): Uint8Array {
  const cut = Float64Array.from(when).sort()[Math.floor(when.length * 0.8)] ?? 0
  return Uint8Array.from(when, (value) => (value < cut ? 1 : 2))
}

/** Whether both sides of the cut hold enough rows of either kind to say anything. */
export function isTestableInTime(times: Uint8Array, isBad: Uint8Array): boolean {
  return [1, 2].every((side) =>
    [0, 1].every(
      (kind) =>
        times.reduce((sum, each, row) => sum + (each === side && isBad[row] === kind ? 1 : 0), 0) >= 20,
    ),
  )
}

/** How far each column's later rows differ from its earlier ones; without a day there is nothing to compare. */
export function driftTable(checked: Checked, when: Float64Array | undefined): FittedRelation {
  return {
    side: 'drift',
    columns: [
      { name: 'feature', type: 'text' },
      { name: 'psi', type: 'number' },
      { name: 'verdict', type: 'text' },
    ],
    rows: when === undefined ? [] : driftRows(checked, foldsInTime(when)),
  }
}

function driftRows(checked: Checked, times: Uint8Array): readonly FittedValue[][] {
  return checked.features
    .map((feature) => {
      const part = partOf(feature, { ...checked, without: 0, settings: plainBinning })
      const [before, after] = [part.bins.map(() => 0), part.bins.map(() => 0)]
      for (let row = 0; row < times.length; row++) {
        const counts = times[row] === 1 ? before : after
        const bin = binAt(part, row)
        counts[bin] = (counts[bin] ?? 0) + 1
      }
      return { name: feature.name, psi: stabilityOf(before, after) }
    })
    .toSorted((one, other) => other.psi - one.psi || (one.name < other.name ? -1 : 1))
    .map(({ name, psi }) => [
      name,
      Number(psi.toFixed(6)),
      psi < 0.1 ? 'steady' : psi < 0.25 ? 'moved' : 'shifted',
    ])
}
