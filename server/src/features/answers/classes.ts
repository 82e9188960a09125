import type { Context } from '../../platform/context.ts'
import { findViewer } from '../../platform/find-viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'

const rememberedMs = 14 * 24 * 3_600_000
/** More classes than this wait for their first viewer. */
const mostClasses = 60

/**
 * One position for each kind of viewer who opened the app of late, the kind with the most runs first. What she may see
 * is asked anew of the gate: a past run only says who is likely to come again.
 */
export async function findLikelyViewers({ db, clock }: Context, appId: string): Promise<readonly Viewer[]> {
  const rows = await db
    .selectFrom('run')
    .where('app_id', '=', appId)
    .where('at', '>', clock() - rememberedMs)
    .groupBy(['entitlement_hash', 'branch_id'])
    .select((row) => [row.fn.max('position_id').as('position'), row.fn.countAll<number>().as('runs')])
    .orderBy('runs', 'desc')
    .limit(mostClasses)
    .execute()
  const viewers = await Promise.all(
    rows.map(({ position }) => findViewer(db, position, { via: 'session', scopes: ['run'], now: clock() })),
  )
  return viewers.filter((viewer) => viewer !== undefined)
}
