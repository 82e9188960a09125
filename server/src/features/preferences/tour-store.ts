import type { Kysely } from 'kysely'
import { Value } from 'typebox/value'
import { Tour } from '@aladdin/sdk/contract/preferences.ts'
import type { Database } from '../../database/schema.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { nextTour, type TourMove } from './next-tour.ts'

const name = 'tour'

/** Where the viewer stands in the tour, whatever machine she walked it on. */
export async function readTour(db: Kysely<Database>, { personId }: Viewer): Promise<Tour> {
  const row = await db
    .selectFrom('preference')
    .where('person_id', '=', personId)
    .where('name', '=', name)
    .select('value')
    .executeTakeFirst()
  const stored: unknown = row === undefined ? undefined : JSON.parse(row.value)
  // a release with other steps begins the tour again
  return Value.Check(Tour, stored) ? stored : { state: 'new', done: [] }
}

export async function changeTour({ db, clock }: Context, viewer: Viewer, move: TourMove): Promise<Tour> {
  return db.transaction().execute(async (trx) => {
    // an administrator makes no apps: her tour ends with the filter
    const tour = nextTour(await readTour(trx, viewer), move, viewer.role === 'admin' ? 3 : 5)
    const stored = { value: JSON.stringify(tour), updated_at: clock() }
    await trx
      .insertInto('preference')
      .values({ person_id: viewer.personId, name, ...stored })
      .onConflict((conflict) => conflict.columns(['person_id', 'name']).doUpdateSet(stored))
      .execute()
    return tour
  })
}
