import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

const counted = { branch: 'branches', person: 'people', dataset: 'datasets', app: 'apps' } as const

/** What the database holds, for the line that says that the server is ready. */
export async function describeLoaded(db: Kysely<Database>): Promise<string> {
  const parts: string[] = []
  for (const table of ['branch', 'person', 'dataset', 'app'] as const) {
    const { rows } = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    parts.push(`${rows} ${counted[table]}`)
  }
  return `(${parts.join(', ')})`
}
