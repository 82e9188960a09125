import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

/** What the database counts the changes of. */
export type Counted = 'apps' | 'ranked people' | `uses of app ${string}` | `uses in branch ${string}`

/**
 * How often each of these has changed. The counts move in the transaction of the change: an answer that was made after
 * they were read holds for as long as they stay.
 */
export async function readChangeCounts(
  db: Kysely<Database>,
  subjects: readonly Counted[],
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('change_count')
    .where('subject', 'in', subjects)
    .select(['subject', 'count'])
    .execute()
  const counts = new Map(rows.map(({ subject, count }) => [subject, count]))
  return subjects.map((subject) => counts.get(subject) ?? 0)
}
