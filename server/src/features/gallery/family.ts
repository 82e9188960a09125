import { sql } from 'kysely'
import type { FamilyMember } from '@aladdin/sdk/contract/gallery.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A family is shown up to this size; an app's own ancestors always are. */
const mostMembers = 200

/**
 * The whole family of an app, parents before their forks: everything forked from its first ancestor, as far as it
 * reaches the viewer. An ancestor of something shown that does not reach her, or is gone, keeps its place without a
 * name; lineage is never cut.
 */
export async function getFamily(context: Context, viewer: Viewer, appId: string): Promise<FamilyMember[]> {
  const line = await readAncestors(context, appId)
  const root = line.at(-1)
  if (root === undefined) return []
  const rows = await readDescendants(context, viewer, { root: root.id, line: line.map(({ id }) => id) })
  const childrenOf = Map.groupBy(rows, (row) => (row.id === root.id ? '' : (row.parent_app_id ?? '')))
  const members: FamilyMember[] = []
  // the first app of the family was itself forked from one of which nothing but the number is left
  const isOrphan = root.parent_app_id !== null
  if (isOrphan) members.push({ depth: 0, self: false })

  const add = (row: Relative, depth: number): boolean => {
    const place = members.length
    const isShown = row.reaches === 1
    members.push(toMember(row, { depth, self: row.id === appId, isShown }))
    const forks = (childrenOf.get(row.id) ?? []).map((fork) => add(fork, depth + 1))
    const isKept = isShown || forks.includes(true)
    // nothing below it is shown either
    if (!isKept) members.length = place
    return isKept
  }
  for (const row of childrenOf.get('') ?? []) add(row, isOrphan ? 1 : 0)
  return members
}

type Relative = Awaited<ReturnType<typeof readDescendants>>[number]

function toMember(
  row: Relative,
  { depth, self, isShown }: { depth: number; self: boolean; isShown: boolean },
): FamilyMember {
  return {
    depth,
    self,
    ...(row.parent_number === null ? {} : { fromVersion: row.parent_number }),
    ...(isShown
      ? {
          app: {
            name: row.name,
            title: { zh: row.title_zh, en: row.title_en },
            author: { zh: row.display_zh, en: row.display_en },
            branch: { id: row.branch_id, name: { zh: row.branch_zh, en: row.branch_en } },
          },
        }
      : {}),
  }
}

/** The app, its parent, and so on up to the first that is known. */
async function readAncestors({ db }: Context, appId: string) {
  return db
    .withRecursive('line(id, parent_app_id, height)', (line) =>
      line
        .selectFrom('app')
        .where('app.id', '=', appId)
        .select(['app.id', 'app.parent_app_id', sql<number>`0`.as('height')])
        .unionAll(
          line
            .selectFrom('app')
            .innerJoin('line', 'line.parent_app_id', 'app.id')
            .select(['app.id', 'app.parent_app_id', sql<number>`line.height + 1`.as('height')]),
        ),
    )
    .selectFrom('line')
    .selectAll()
    .orderBy('height')
    .execute()
}

async function readDescendants(
  { db }: Context,
  viewer: Viewer,
  { root, line }: { root: string; line: readonly string[] },
) {
  return db
    .selectFrom('app')
    .innerJoin('person', 'person.id', 'app.author_id')
    .innerJoin('branch', 'branch.id', 'app.branch_id')
    .where((row) => row.or([below(root), row('app.id', 'in', line)]))
    .select(['app.id', 'app.name', 'app.parent_app_id', 'app.parent_number', 'app.title_zh', 'app.title_en'])
    .select(['person.display_zh', 'person.display_en'])
    .select(['branch.id as branch_id', 'branch.name_zh as branch_zh', 'branch.name_en as branch_en'])
    .select(
      sql<0 | 1>`(app.withdrawn_at is null and ${reaches(viewer, {
        visibility: 'app.visibility',
        owner: 'app.author_id',
        branch: 'app.branch_id',
      })})`.as('reaches'),
    )
    .orderBy('app.created_at')
    .orderBy('app.id')
    .execute()
}

/** The nearest forks of an app and theirs, generation by generation, as far as a family is shown. */
function below(root: string) {
  return sql<boolean>`app.id in (
    with recursive family(id) as (
      select ${root} union all
      select fork.id from app as fork join family on fork.parent_app_id = family.id limit ${mostMembers})
    select id from family)`
}
