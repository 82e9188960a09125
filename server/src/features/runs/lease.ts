import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import { reachesVersion } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/**
 * Whether a run of the viewer still shows what she would be given of the same versions now: the app reaches her, she
 * acts in the position in which she opened it, and every entitlement is the one of then.
 */
export async function holdsLease(context: Context, viewer: Viewer, run: string): Promise<boolean> {
  const { db, gate } = context
  const opened = await db
    .selectFrom('run')
    .where('id', '=', run)
    .where('person_id', '=', viewer.personId)
    .select(['app_id', 'number', 'position_id'])
    .executeTakeFirst()
  if (opened === undefined) throw problem('not-found')
  if (opened.position_id !== viewer.positionId) return false
  const reached = await db
    .selectFrom('app')
    .innerJoin('app_version', 'app_version.app_id', 'app.id')
    .where('app.id', '=', opened.app_id)
    .where('app_version.number', '=', opened.number)
    .where('app.withdrawn_at', 'is', null)
    .where(reachesVersion(viewer))
    .select('app.id')
    .executeTakeFirst()
  if (reached === undefined) return false
  const shown = await db
    .selectFrom('receipt_dataset')
    .leftJoin('dataset', 'dataset.id', 'receipt_dataset.dataset_id')
    .where('receipt_id', '=', run)
    .select(['dataset.name', 'receipt_dataset.version', 'receipt_dataset.entitlement'])
    .execute()
  const held = await Promise.all(
    shown.map(async ({ name, version, entitlement }) => {
      const gated = name === null ? undefined : await gate.find(viewer, name, version)
      return gated?.entitlement.key === entitlement
    }),
  )
  return held.every(Boolean)
}
