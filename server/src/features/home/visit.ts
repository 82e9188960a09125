import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

const hour = 3_600_000
/** Whoever comes back within this time is still on the same visit. */
const restMs = 4 * hour
/** What someone who has never been here is told of. */
const firstLookMs = 7 * 24 * hour

interface Visit {
  readonly since: number
  readonly seen_at: number
}

/** From when on things are new on a visit at `now`: the end of the visit before. */
export function newSince(visit: Visit | undefined, now: number): number {
  if (visit === undefined) return now - firstLookMs
  return now - visit.seen_at > restMs ? visit.seen_at : visit.since
}

export function findVisit({ db }: Context, { personId }: Viewer): Promise<Visit | undefined> {
  return db.selectFrom('home_visit').where('person_id', '=', personId).selectAll().executeTakeFirst()
}

export async function recordVisit(context: Context, viewer: Viewer): Promise<void> {
  const now = context.clock()
  const visit = { since: newSince(await findVisit(context, viewer), now), seen_at: now }
  await context.db
    .insertInto('home_visit')
    .values({ person_id: viewer.personId, ...visit })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(visit))
    .execute()
}
