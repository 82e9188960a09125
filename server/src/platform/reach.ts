import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Viewer } from './viewer.ts'

/** Columns that say whom an app or a dataset reaches, as `table.column`. */
export interface ReachColumns {
  readonly visibility: string
  readonly owner: string
  readonly branch: string
}

/**
 * The one condition under which an app or a dataset exists for a viewer: it is hers, or it reaches the whole bank, or
 * it reaches the owner's branch and she acts for that branch or one below it.
 */
export function reaches(viewer: Viewer, columns: ReachColumns): RawBuilder<SqlBool> {
  const visibility = sql.ref(columns.visibility)
  return sql<SqlBool>`(${sql.ref(columns.owner)} = ${viewer.personId}
    or ${visibility} = 'bank'
    or (${visibility} = 'branch' and ${sql.ref(columns.branch)} in (
      select owners.id from branch as owners, branch as mine where mine.id = ${viewer.branchId}
        and substr(mine.path, 1, length(owners.path)) = owners.path)))`
}

/** The condition under which a published model exists for a viewer. */
export function reachesModel(viewer: Viewer): RawBuilder<SqlBool> {
  return reaches(viewer, {
    visibility: 'model.visibility',
    owner: 'model.owner_id',
    branch: 'model.branch_id',
  })
}

/** The condition under which a version of an app exists for a viewer: the app does, and the version went as far. */
export function reachesVersion(viewer: Viewer): RawBuilder<SqlBool> {
  const app = { owner: 'app.author_id', branch: 'app.branch_id' }
  return sql<SqlBool>`(${reaches(viewer, { ...app, visibility: 'app.visibility' })}
    and ${reaches(viewer, { ...app, visibility: 'app_version.visibility' })})`
}

const order = ['private', 'branch', 'bank'] as const
type Visibility = (typeof order)[number]

/** Whether something of visibility `inner` is seen by everyone who sees `outer`, both owned in the same branch. */
export function reachesAsFar(inner: Visibility, outer: Visibility): boolean {
  return order.indexOf(inner) >= order.indexOf(outer)
}

/** What an app reads, as far as its reach goes. */
interface Read {
  readonly visibility: Visibility
  readonly ownerBranchId: string
}

/**
 * Whether everyone whom the viewer's app would reach has what it reads. What was shared with another branch does not
 * reach the people of the author's own.
 */
export function coversApp(read: Read, viewer: Viewer, visibility: Visibility): boolean {
  if (visibility === 'private') return true
  if (!reachesAsFar(read.visibility, visibility)) return false
  // both reach a branch: every person of the author's branch must be below the owner's
  return (
    read.visibility === 'bank' ||
    read.ownerBranchId === viewer.branchId ||
    !viewer.branches.includes(read.ownerBranchId)
  )
}
