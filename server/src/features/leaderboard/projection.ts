import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { createProjection, type StoredEvent } from '../../platform/events.ts'
import { storeStandings } from './standings.ts'

/**
 * Reads what counts out of the events. An author's own use, star or fork counts nothing, nor does that of a service
 * account; a star that was taken back never was.
 */
export function createLeaderboardProjection(clock: () => number) {
  return createProjection({
    name: 'leaderboard',
    kinds: ['appRunUsed', 'appStarred', 'appUnstarred', 'appForked'],
    apply: async (trx, event) => {
      await applyUse(trx, event)
      await storeStandings(trx, { today: bankDay(clock()), appIds: [event.subjectId] })
    },
    clear: async (trx) => {
      await trx.deleteFrom('app_use').execute()
      await trx.deleteFrom('app_standing').execute()
    },
  })
}

async function applyUse(trx: Transaction<Database>, event: StoredEvent): Promise<void> {
  const row = { app_id: event.subjectId, person_id: event.personId, branch_id: event.branchId }
  if (event.kind === 'appUnstarred') {
    await trx
      .deleteFrom('app_use')
      .where('app_id', '=', row.app_id)
      .where('person_id', '=', row.person_id)
      .where('kind', '=', 'star')
      .execute()
    return
  }
  if (!(await counts(trx, row))) return
  const day = event.kind === 'appRunUsed' ? event.detail.day : bankDay(event.at)
  const kind = event.kind === 'appRunUsed' ? 'use' : event.kind === 'appStarred' ? 'star' : 'fork'
  if (kind !== 'use') await forget(trx, { ...row, kind })
  await trx
    .insertInto('app_use')
    .values({ ...row, kind, day })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A person's star and fork count once per app, with the day of the last. */
async function forget(trx: Transaction<Database>, row: { app_id: string; person_id: string; kind: string }) {
  await trx
    .deleteFrom('app_use')
    .where('app_id', '=', row.app_id)
    .where('person_id', '=', row.person_id)
    .where('kind', '=', row.kind)
    .execute()
}

async function counts(
  trx: Transaction<Database>,
  row: { app_id: string; person_id: string },
): Promise<boolean> {
  const found = await trx
    .selectFrom('app')
    .innerJoin('person', (join) => join.on('person.id', '=', row.person_id))
    .where('app.id', '=', row.app_id)
    .whereRef('app.author_id', '!=', 'person.id')
    .where('person.kind', '=', 'person')
    .select('app.id')
    .executeTakeFirst()
  return found !== undefined
}
