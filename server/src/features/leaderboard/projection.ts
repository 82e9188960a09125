import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { createProjection, type StoredEvent } from '../../platform/events.ts'
import { markStale } from './stale.ts'
import { storeStandings } from './standings.ts'

/** A change to more apps than this, or to an app with more uses, is scored a moment later by the keeper. */
const mostAtOnce = { apps: 8, uses: 1000 }

/**
 * Reads what counts out of the events. An author's own use, star or fork counts nothing, nor does that of a service
 * account; a star that was taken back never was. Every published app has its standings, if only of zeros.
 */
export function createLeaderboardProjection(clock: () => number, changed: () => void) {
  return createProjection({
    name: 'leaderboard',
    kinds: ['appPublished', 'appRunUsed', 'appStarred', 'appUnstarred', 'appForked'],
    apply: async (trx, events) => {
      await applyUses(trx, events)
      const appIds = [...new Set(events.map(({ subjectId }) => subjectId))]
      if (await isSmall(trx, appIds)) await storeStandings(trx, { today: bankDay(clock()), appIds })
      else await markStale(trx, appIds)
      changed()
    },
    clear: async (trx) => {
      for (const table of ['app_use', 'app_standing', 'app_stale'] as const) {
        await trx.deleteFrom(table).execute()
      }
      changed()
    },
  })
}

async function isSmall(trx: Transaction<Database>, appIds: readonly string[]): Promise<boolean> {
  if (appIds.length > mostAtOnce.apps) return false
  const some = trx
    .selectFrom('app_use')
    .where('app_id', 'in', appIds)
    .select('app_id')
    .limit(mostAtOnce.uses + 1)
  const { uses } = await trx
    .selectFrom(some.as('some'))
    .select((row) => row.fn.countAll<number>().as('uses'))
    .executeTakeFirstOrThrow()
  return uses <= mostAtOnce.uses
}

async function applyUses(trx: Transaction<Database>, events: readonly StoredEvent[]): Promise<void> {
  const counts = await readWhoCounts(trx, events)
  const rows: Database['app_use'][] = []
  // a person's star and fork count once per app, with the day of the last
  const single = new Map<string, { use: Database['app_use']; isTaken: boolean }>()
  for (const event of events) {
    if (event.kind === 'appPublished') continue
    const use = toUse(event)
    if (event.kind === 'appRunUsed') {
      if (counts(event)) rows.push(use)
    } else if (event.kind === 'appUnstarred' || counts(event)) {
      single.set(`${use.kind} ${use.app_id} ${use.person_id}`, {
        use,
        isTaken: event.kind === 'appUnstarred',
      })
    }
  }
  for (const { use } of single.values()) {
    await trx
      .deleteFrom('app_use')
      .where('app_id', '=', use.app_id)
      .where('person_id', '=', use.person_id)
      .where('kind', '=', use.kind)
      .execute()
  }
  rows.push(...[...single.values()].filter(({ isTaken }) => !isTaken).map(({ use }) => use))
  if (rows.length === 0) return
  await trx
    .insertInto('app_use')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function toUse(event: Exclude<StoredEvent, { kind: 'appPublished' }>): Database['app_use'] {
  const kind = event.kind === 'appRunUsed' ? 'use' : event.kind === 'appForked' ? 'fork' : 'star'
  const day = event.kind === 'appRunUsed' ? event.detail.day : bankDay(event.at)
  return { app_id: event.subjectId, person_id: event.personId, branch_id: event.branchId, kind, day }
}

/** Whether an event comes from a person who did not write the app. */
async function readWhoCounts(
  trx: Transaction<Database>,
  events: readonly StoredEvent[],
): Promise<(event: StoredEvent) => boolean> {
  const apps = await trx
    .selectFrom('app')
    .where(
      'id',
      'in',
      events.map(({ subjectId }) => subjectId),
    )
    .select(['id', 'author_id'])
    .execute()
  const people = await trx
    .selectFrom('person')
    .where(
      'id',
      'in',
      events.map(({ personId }) => personId),
    )
    .where('kind', '=', 'person')
    .select('id')
    .execute()
  const authors = new Map(apps.map((app) => [app.id, app.author_id]))
  const persons = new Set(people.map(({ id }) => id))
  return ({ subjectId, personId }) =>
    authors.has(subjectId) && authors.get(subjectId) !== personId && persons.has(personId)
}
