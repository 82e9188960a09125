import type { DatasetRequest, Extract } from '@aladdin/sdk/contract/extracts.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { GatedDataset } from '../../engine/gate/gate.ts'
import { toExtract } from '../../engine/gate/to-extract.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { recordReceipt } from '../../platform/receipts.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Makes the viewer's part of each dataset ready and says where its bytes are. */
export async function prepareExtracts(
  { gate }: Context,
  viewer: Viewer,
  requests: readonly DatasetRequest[],
): Promise<Extract[]> {
  return Promise.all(
    requests.map(async ({ alias, source, version }) => {
      const gated = await gate.find(viewer, source, version)
      if (gated === undefined) throw problem('dataset-unknown', { dataset: source })
      return toExtract(alias, gated, await gate.extract(gated))
    }),
  )
}

/**
 * The bytes of an extract for a viewer whose entitlement gives this very key now: a policy that changed since the
 * address was made has another key, and the old one is then as absent as any. Every delivery is an audit row.
 */
export async function deliverExtract(
  context: Context,
  viewer: Viewer,
  { name, version, key }: { name: string; version: number; key: string },
) {
  const gated = await context.gate.find(viewer, name, version)
  if (gated === undefined || gated.entitlement.key !== key) throw problem('not-found')
  if (gated.mode.kind === 'server-only') throw problem('rows-stay-on-server', { dataset: gated.title })
  const extract = await context.gate.extract(gated)
  const stream = await context.blobs.open(extract.hash)
  await auditDelivery(context, viewer, {
    gated,
    rows: extract.rows,
    bytes: extract.bytes,
    hash: extract.hash,
  })
  return { stream, bytes: extract.bytes, mayKeep: gated.classification !== 'C2' }
}

interface Delivery {
  readonly gated: GatedDataset
  readonly rows: number
  readonly bytes: number
  readonly hash: string
}

async function auditDelivery(
  { db, newId, clock }: Context,
  viewer: Viewer,
  { gated, rows, bytes, hash }: Delivery,
): Promise<void> {
  const receipt = newId()
  await db.transaction().execute(async (trx) => {
    await recordReceipt(trx, viewer, {
      id: receipt,
      kind: 'delivery',
      at: clock(),
      datasets: [
        { id: gated.id, name: gated.name, version: gated.version, entitlement: gated.entitlement.key },
      ],
      result: hash,
      place: 'browser',
      rows,
      bytes,
    })
    await recordAudit(trx, viewer, {
      action: 'extract.deliver',
      object: `dataset:${gated.id}`,
      detail: {
        receipt,
        version: gated.version,
        entitlement: gated.entitlement.key,
        columns: gated.entitlement.columns.length,
        masked: gated.entitlement.columns.filter((column) => column.treatment.treatment === 'masked').length,
        rows,
        bytes,
        hash,
      },
    })
  })
}
