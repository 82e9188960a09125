import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { ReceiptTable } from '../database/tables/receipts.ts'
import type { Viewer } from './viewer.ts'

/** A dataset as it was used: which version, and by which entitlement. */
export interface UsedDataset {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly entitlement: string
}

export interface Receipt {
  readonly id: string
  readonly kind: ReceiptTable['kind']
  readonly at: number
  readonly app?: { readonly id: string; readonly number: number }
  readonly block?: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly datasets: readonly UsedDataset[]
  readonly result?: string
  readonly today?: string
  readonly seed?: number
  readonly place: ReceiptTable['place']
  readonly rows?: number
  readonly bytes?: number
  readonly format?: string
  readonly againOf?: string
}

type Holder = Pick<Viewer, 'personId' | 'positionId' | 'branchId'>

/** Leaves a receipt in the transaction of what it is for. It is never changed. */
export async function recordReceipt(
  trx: Transaction<Database>,
  viewer: Holder,
  receipt: Receipt,
): Promise<void> {
  await trx
    .insertInto('receipt')
    .values({
      id: receipt.id,
      kind: receipt.kind,
      at: receipt.at,
      person_id: viewer.personId,
      position_id: viewer.positionId,
      branch_id: viewer.branchId,
      app_id: receipt.app?.id ?? null,
      number: receipt.app?.number ?? null,
      block: receipt.block ?? null,
      parameters: JSON.stringify(receipt.parameters ?? {}),
      dataset_versions: JSON.stringify(
        Object.fromEntries(receipt.datasets.map(({ name, version }) => [name, version])),
      ),
      entitlement_hash: entitlementHash(receipt.datasets.map(({ entitlement }) => entitlement)),
      result_hash: receipt.result ?? null,
      today: receipt.today ?? null,
      seed: receipt.seed ?? null,
      place: receipt.place,
      rows: receipt.rows ?? null,
      bytes: receipt.bytes ?? null,
      format: receipt.format ?? null,
      again_of: receipt.againOf ?? null,
    })
    .execute()
  const parts = new Map(receipt.datasets.map((part) => [`${part.id} ${part.version}`, part]))
  if (parts.size === 0) return
  await trx
    .insertInto('receipt_dataset')
    .values(
      [...parts.values()].map(({ id, version, entitlement }) => ({
        receipt_id: receipt.id,
        dataset_id: id,
        version,
        entitlement,
      })),
    )
    .execute()
}

/** One hash for what somebody was entitled to see, over all datasets of a run. */
export function entitlementHash(keys: readonly string[]): string {
  return createHash('sha256').update(keys.toSorted().join('\n')).digest('hex')
}
