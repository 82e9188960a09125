import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

type Counting = Pick<Context, 'config' | 'clock'> & {
  /** A transaction where the answer must still hold when the export is noted. */
  readonly db: Kysely<Database>
}

/** Rows that this person may still export in the bank's present day, in whatever position. */
export async function rowsLeft(
  { db, config, clock }: Counting,
  viewer: Pick<Viewer, 'personId'>,
): Promise<number> {
  const midnight = Date.parse(`${bankDay(clock())}T00:00:00+08:00`)
  const { rows } = await db
    .selectFrom('receipt')
    .where('person_id', '=', viewer.personId)
    .where('kind', '=', 'export')
    .where('at', '>=', midnight)
    .select((select) => select.fn.sum<number | null>('rows').as('rows'))
    .executeTakeFirstOrThrow()
  return Math.max(0, config.exportRowsPerDay - (rows ?? 0))
}
