import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { bankDay } from './bank-day.ts'
import type { Viewer } from './viewer.ts'

/** The viewer that a position makes of a person today; undefined when the person or the position has ended. */
export async function findViewer(
  db: Kysely<Database>,
  positionId: string,
  options: Pick<Viewer, 'via' | 'scopes'> & { readonly now: number },
): Promise<Viewer | undefined> {
  const today = bankDay(options.now)
  const row = await db
    .selectFrom('position')
    .innerJoin('person', 'person.id', 'position.person_id')
    .innerJoin('branch', 'branch.id', 'position.branch_id')
    .where('position.id', '=', positionId)
    .where('person.disabled_at', 'is', null)
    .where('position.from_date', '<=', today)
    .where((where) =>
      where.or([where('position.to_date', 'is', null), where('position.to_date', '>=', today)]),
    )
    .select(['person.id as personId', 'person.name', 'person.display_zh', 'person.display_en', 'person.kind'])
    .select(['position.branch_id as branchId', 'position.role', 'position.subject'])
    .select(['branch.region', 'branch.path'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { display_zh: zh, display_en: en, path, ...viewer } = row
  const branches = await db
    .selectFrom('branch')
    .select('id')
    .where('path', '>=', path)
    .where('path', '<', afterPrefix(path))
    .orderBy('path')
    .execute()
  return {
    ...viewer,
    positionId,
    display: { zh, en },
    branches: branches.map(({ id }) => id),
    via: options.via,
    scopes: options.scopes,
  }
}

/** The first text after every text that begins with a path; a path ends with `/`, and `0` follows it. */
export function afterPrefix(path: string): string {
  return `${path.slice(0, -1)}0`
}
