import type { GatedDataset } from './gate.ts'

/**
 * Whether a viewer may take rows of a dataset out of Aladdin. To see is not to take along: where the policy says
 * nothing, public and internal data may leave with a receipt, customer data may not.
 */
export function mayExport(gated: GatedDataset & { readonly mayExport?: boolean }): boolean {
  return gated.mayExport ?? gated.classification !== 'C2'
}
