import type { GatedDataset } from '../../engine/gate/gate.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

interface Look {
  readonly gated: GatedDataset
  readonly what: 'profile' | 'sample'
  /** Rows that were shown, or that the profile is about. */
  readonly rows: number
}

/** A page that shows values of a dataset is a delivery too. */
export async function auditLook({ db }: Context, viewer: Viewer, { gated, what, rows }: Look): Promise<void> {
  await db.transaction().execute((trx) =>
    recordAudit(trx, viewer, {
      action: `dataset.${what}`,
      object: `dataset:${gated.id}`,
      detail: { version: gated.version, entitlement: gated.entitlement.key, rows },
    }),
  )
}
