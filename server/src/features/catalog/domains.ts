import type { Domain } from '@aladdin/sdk/contract/dataset.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** How many datasets of each subject area reach the viewer; an area without any is absent. */
export async function countDomains({ db }: Context, viewer: Viewer) {
  const rows = await db
    .selectFrom('dataset')
    .where('dataset.deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .groupBy('dataset.domain')
    .select(({ fn }) => ['dataset.domain', fn.countAll<number>().as('datasets')])
    .execute()
  // domains come from our own table
  return rows.map(({ domain, datasets }) => ({ domain: domain as Domain, datasets }))
}
