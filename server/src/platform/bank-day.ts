import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

/** The bank's calendar day (Asia/Shanghai, no daylight saving) of a moment in epoch milliseconds, as ISO text. */
export function bankDay(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Setting that holds the day on which a demo bank lives; absent in a real bank. */
export const dataDaySetting = 'data-day'

/** The day against which data is fresh or stale: today, and in a demo the last day of its data. */
export async function dataDay(db: Kysely<Database>, at: number): Promise<string> {
  const setting = await db
    .selectFrom('setting')
    .where('name', '=', dataDaySetting)
    .select('value')
    .executeTakeFirst()
  return setting?.value ?? bankDay(at)
}
