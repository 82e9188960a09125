import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Subject } from './list-lines.ts'

/** A dataset whose readers this viewer may know: it is hers, or she is a steward or an administrator. */
export async function findDataset({ db }: Context, viewer: Viewer, name: string): Promise<Subject> {
  const row = await db
    .selectFrom('dataset')
    .where('name', '=', name)
    .where('deleted_at', 'is', null)
    .where(
      reaches(viewer, {
        visibility: 'dataset.visibility',
        owner: 'dataset.owner_id',
        branch: 'dataset.owner_branch_id',
      }),
    )
    .select(['id', 'owner_id'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  if (row.owner_id !== viewer.personId) requireOversight(viewer)
  return { kind: 'dataset', id: row.id }
}

/** A person whose doings this viewer may know: herself, or anyone for a steward or an administrator. */
export async function findPerson({ db }: Context, viewer: Viewer, name: string): Promise<Subject> {
  // asked before anyone is looked for, so that the answer tells nobody who exists
  if (name !== viewer.name) requireOversight(viewer)
  const row = await db.selectFrom('person').where('name', '=', name).select('id').executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return { kind: 'person', id: row.id }
}

function requireOversight({ role }: Viewer): void {
  if (role === 'steward' || role === 'admin') return
  throw problem('not-allowed', {
    right: { zh: '查看他人的访问记录', en: 'see what others have opened' },
    grantedBy: { zh: '数据管家或管理员', en: 'a steward or an administrator' },
  })
}
