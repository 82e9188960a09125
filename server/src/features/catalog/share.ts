import type { DatasetSummary, Visibility } from '@aladdin/sdk/contract/catalog.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectSummaries, toSummary } from './summaries.ts'

/** Changes whom the viewer's own dataset reaches. */
export async function shareOwn(
  { db, events }: Context,
  viewer: Viewer,
  { name, visibility }: { name: string; visibility: Visibility },
): Promise<DatasetSummary> {
  const row = await selectSummaries(db, viewer).where('dataset.name', '=', name).executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  if (row.owner_id !== viewer.personId) {
    throw problem('not-allowed', { right: `owner:${name}`, grantedBy: row.owner_zh })
  }
  await events.transact(async (trx) => {
    await trx.updateTable('dataset').set({ visibility }).where('id', '=', row.id).execute()
    await recordEvent(trx, viewer, { kind: 'datasetShared', subjectId: row.id, detail: { visibility } })
    await recordAudit(trx, viewer, {
      action: 'dataset.share',
      object: `dataset:${row.id}`,
      detail: { visibility },
    })
  })
  return { ...toSummary(row, viewer), visibility }
}
