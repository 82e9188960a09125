import type { ReceiptId } from '@aladdin/sdk/contract/ids.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Comparison } from '@aladdin/sdk/contract/receipts.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { getAppVersion } from '../../engine/compute/app-version.ts'
import { computeBlock, runSeed } from '../../engine/compute/compute-block.ts'
import { makeFile } from '../../engine/export/make-file.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { findViewer } from '../../platform/find-viewer.ts'
import { entitlementHash, recordReceipt } from '../../platform/receipts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { FoundReceipt } from './find-receipt.ts'

/**
 * Runs what a receipt says once more: the same version of the app, the same versions of its data, filters and day, on
 * the rows that its person may see now. Whoever asks learns whether the values are the same, and not one of them.
 */
export async function repeat(
  context: Context,
  viewer: Viewer,
  { row, datasets, mayRepeat }: FoundReceipt,
): Promise<Comparison> {
  if (!mayRepeat) throw problem('not-allowed', keepers)
  const { app, number, block, result_hash: result } = row
  if (app === null || number === null || block === null || result === null) throw refused(noResult)
  const holder = await findViewer(context.db, row.position_id, {
    via: 'session',
    scopes: [],
    now: context.clock(),
  })
  if (holder === undefined) throw refused(positionEnded)
  const version = await getAppVersion(context, holder, { app, version: number })
  const computed = await computeBlock(context, holder, {
    app: version.app,
    block,
    parameters: JSON.parse(row.parameters) as Record<string, string>, // written by `recordReceipt`
    versions: Object.fromEntries(datasets.map((dataset) => [dataset.name, dataset.version])),
    ...(row.today === null ? {} : { today: row.today }),
    // one more than there were: a longer result is another one
    mostRows: (row.rows ?? 0) + 1,
    asker: viewer.personId,
  })
  const { measured } = await makeFile({ kind: 'measure', arrow: computed.arrow, block: computed.block })
  const sameEntitlement =
    entitlementHash(computed.datasets.map(({ entitlement }) => entitlement.key)) === row.entitlement_hash
  const sameResult = measured.hash === result
  const id = context.newId()
  await context.events.transact(async (trx) => {
    await recordReceipt(trx, viewer, {
      id,
      kind: 'run',
      at: context.clock(),
      app: version,
      block,
      parameters: JSON.parse(row.parameters) as Record<string, string>, // as above
      datasets: computed.datasets.map((gated) => ({
        id: gated.id,
        name: gated.name,
        version: gated.version,
        entitlement: gated.entitlement.key,
      })),
      result: measured.hash,
      today: computed.today,
      seed: runSeed,
      place: 'server',
      rows: measured.rows,
      againOf: row.id,
    })
    await recordAudit(trx, viewer, {
      action: 'receipt.repeat',
      object: `app:${version.id}`,
      detail: { receipt: id, of: row.id, number, block, sameResult, sameEntitlement },
    })
  })
  // the id was made here
  return { receipt: id as ReceiptId, result: measured.hash, rows: measured.rows, sameResult, sameEntitlement }
}

const keepers = {
  right: { zh: '重算别人的收据', en: 'run a receipt of somebody else again' },
  grantedBy: { zh: '所有相关数据集的数据管家', en: 'a steward of all its datasets' },
}
const noResult: LocalText = {
  zh: '当时的结果没有在服务器上留下，无从比较',
  en: 'the server saw no result to compare with',
}
const positionEnded: LocalText = {
  zh: '当事人的任职已经结束',
  en: 'the position that it was made in has ended',
}

function refused(detail: LocalText) {
  return problem('receipt-not-repeatable', { detail })
}
