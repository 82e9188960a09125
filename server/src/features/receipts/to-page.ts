import type { ReceiptId } from '@aladdin/sdk/contract/ids.ts'
import type { ReceiptPage, ReceiptSummary } from '@aladdin/sdk/contract/receipts.ts'
import type { FoundReceipt } from './find-receipt.ts'
import type { ReceiptRow } from './select-receipts.ts'

/** A receipt as its reader sees it. */
export function toPage({ row, datasets, mayRepeat }: FoundReceipt): ReceiptPage {
  return {
    ...toSummary(row),
    parameters: JSON.parse(row.parameters) as Record<string, string>, // written by `recordReceipt`
    datasets: datasets.map(({ name, zh, en, version }) => ({ name, title: { zh, en }, version })),
    entitlement: row.entitlement_hash,
    ...(row.result_hash === null ? {} : { result: row.result_hash }),
    ...(row.today === null ? {} : { today: row.today }),
    ...(row.seed === null ? {} : { seed: row.seed }),
    ...(row.bytes === null ? {} : { bytes: row.bytes }),
    ...(row.again_of === null ? {} : { againOf: row.again_of as ReceiptId }), // an id of this very table
    repeatable: mayRepeat && isComparable(row),
  }
}

/** A line of a list. */
export function toSummary(row: ReceiptRow): ReceiptSummary {
  return {
    id: row.id as ReceiptId, // an id of this very table
    kind: row.kind,
    at: new Date(row.at).toISOString(),
    person: { name: row.person, display: { zh: row.display_zh, en: row.display_en } },
    branch: { zh: row.branch_zh, en: row.branch_en },
    ...(row.app === null || row.number === null
      ? {}
      : {
          app: {
            name: row.app,
            title: { zh: row.app_zh ?? row.app, en: row.app_en ?? row.app },
            version: row.number,
          },
        }),
    ...(row.block === null ? {} : { block: row.block }),
    place: row.place,
    ...(row.rows === null ? {} : { rows: row.rows }),
    ...(row.format === null ? {} : { format: row.format }),
  }
}

/** Whether the server saw the values of a block: only then is there something to compare. */
export function isComparable(row: Pick<ReceiptRow, 'app' | 'block' | 'result_hash'>): boolean {
  return row.app !== null && row.block !== null && row.result_hash !== null
}
