import type { FittedRelation } from '../fitted.ts'
import { leakAuc } from './single-column.ts'

/** Columns that most likely have seen the outcome, the surest first. */
export function leaksTable(alone: ReadonlyMap<string, number>, isUsed: boolean): FittedRelation {
  return {
    side: 'leaks',
    columns: [
      { name: 'feature', type: 'text' },
      { name: 'auc', type: 'number' },
      { name: 'used', type: 'boolean' },
    ],
    rows: [...alone]
      .filter(([, auc]) => auc > leakAuc)
      .toSorted(([one, auc], [other, next]) => next - auc || (one < other ? -1 : 1))
      .map(([name, auc]) => [name, Number(auc.toFixed(6)), isUsed]),
  }
}
