import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { mayChangePolicy } from '../../engine/gate/keeper.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectReceipts, type ReceiptRow } from './select-receipts.ts'

export interface FoundReceipt {
  readonly row: ReceiptRow
  readonly datasets: readonly {
    readonly name: string
    readonly zh: string
    readonly en: string
    readonly version: number
  }[]
  /** Its person herself, or a steward of all its datasets. */
  readonly mayRepeat: boolean
}

/** A receipt that this viewer may read; one of somebody else is as absent as one that never was. */
export async function findReceipt({ db }: Context, viewer: Viewer, id: string): Promise<FoundReceipt> {
  const row = await selectReceipts(db).where('receipt.id', '=', id).executeTakeFirst()
  const parts = await db
    .selectFrom('receipt_dataset')
    .innerJoin('dataset', 'dataset.id', 'receipt_dataset.dataset_id')
    .where('receipt_dataset.receipt_id', '=', id)
    .select(['dataset.name', 'dataset.title_zh as zh', 'dataset.title_en as en', 'receipt_dataset.version'])
    .select(['dataset.owner_id as ownerId', 'dataset.owner_branch_id as ownerBranchId'])
    .orderBy('dataset.name')
    .execute()
  if (row === undefined) throw problem('not-found')
  const keepsAll = parts.length > 0 && parts.every((part) => mayChangePolicy(viewer, part))
  const mayRepeat = row.person_id === viewer.personId || keepsAll
  if (!mayRepeat && viewer.role !== 'admin') throw problem('not-found')
  return { row, datasets: parts.map(({ name, zh, en, version }) => ({ name, zh, en, version })), mayRepeat }
}
