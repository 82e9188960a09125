import type { GatedDataset } from './gate.ts'

/** Whether a viewer may take rows of a dataset out of Aladdin: to see is not to take along, and the policy says so. */
export function mayExport({ exportRight }: Pick<GatedDataset, 'exportRight'>): boolean {
  return exportRight === 'with-receipt'
}
