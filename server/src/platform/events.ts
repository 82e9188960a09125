import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import { createGroupCommit, type Change } from './group-commit.ts'
import type { Log } from './log.ts'
import type { Viewer } from './viewer.ts'

/** What can happen, and what each event keeps besides who, as which position, when and about what. */
export interface EventDetails {
  /** Subject: app. */
  appPublished: { number: number; visibility: string }
  /** Subject: app. One per viewer, app and day, and never the author's own. */
  appRunUsed: { day: string; by: string }
  /** Subject: app. */
  appStarred: object
  /** Subject: app. */
  appUnstarred: object
  /** Subject: the app that was forked. */
  appForked: { number: number; draftId: string }
  /** Subject: dataset. */
  datasetShared: { visibility: string }
  /** Subject: dataset. */
  datasetUploaded: { number: number }
}
export type EventKind = keyof EventDetails

type EventOf<TKind extends EventKind> = {
  readonly kind: TKind
  readonly subjectId: string
  readonly detail: EventDetails[TKind]
}
/** An event as a feature records it. */
export type NewEvent = { [TKind in EventKind]: EventOf<TKind> }[EventKind]

/** An event as a projection reads it. */
export type StoredEvent = NewEvent & {
  readonly seq: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly personId: string
  readonly positionId: string
  readonly branchId: string
}

/** Tables that follow from events alone. `apply` and `clear` may write only those. */
export interface Projection {
  readonly name: string
  readonly kinds: readonly EventKind[]
  /** Reads the next events, in order; what it gets together is kept together or not at all. */
  readonly apply: (trx: Transaction<Database>, events: readonly StoredEvent[]) => Promise<void>
  /** Empties the tables before a rebuild. */
  readonly clear: (trx: Transaction<Database>) => Promise<void>
}

export function createProjection(projection: Projection): Projection {
  return projection
}

/** Writes an event in the caller's transaction, so that it exists exactly when the change does. */
export async function recordEvent(
  trx: Transaction<Database>,
  viewer: Pick<Viewer, 'personId' | 'positionId' | 'branchId'>,
  event: NewEvent,
): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      at: sql<number>`now_ms()`,
      kind: event.kind,
      person_id: viewer.personId,
      position_id: viewer.positionId,
      branch_id: viewer.branchId,
      subject_id: event.subjectId,
      detail: JSON.stringify(event.detail),
    })
    .execute()
}

export interface Events {
  /** Adds a projection; it catches up at start and after every `transact` and `append`. */
  readonly add: (projection: Projection) => void
  /**
   * Runs a change in a transaction, then brings the projections up to date before it answers. Changes that wait for
   * the database travel together and reach the disk at once; one that fails takes back only itself.
   */
  readonly transact: <TResult>(change: Change<TResult>) => Promise<TResult>
  /** Writes an event that accompanies no change; done when on disk. */
  readonly append: (viewer: Viewer, event: NewEvent) => Promise<void>
  /** Lets every projection read what it has not read yet. */
  readonly catchUp: () => Promise<void>
  /** Empties a projection's tables and reads all events again. */
  readonly rebuild: (name: string) => Promise<void>
}

export function createEvents({ db, log }: { db: Kysely<Database>; log: Log }): Events {
  const projections = new Map<string, Projection>()

  const catchUp = async () => {
    for (const projection of projections.values()) await advance(db, projection)
  }

  const transact = createGroupCommit(db, () =>
    // the changes are on disk: a projection that fails now must not turn success into failure; it tries again later
    catchUp().catch((error: unknown) => log.error({ err: error }, 'projection is behind')),
  )

  return {
    transact,
    catchUp,
    add(projection) {
      if (projections.has(projection.name)) throw new Error(`two projections of one name: ${projection.name}`)
      projections.set(projection.name, projection)
    },
    append: (viewer, event) => transact((trx) => recordEvent(trx, viewer, event)),
    async rebuild(name) {
      const projection = projections.get(name)
      if (projection === undefined) throw new Error(`no projection of this name: ${name}`)
      await db.transaction().execute(async (trx) => {
        await projection.clear(trx)
        await trx.deleteFrom('projection').where('name', '=', name).execute()
      })
      await advance(db, projection)
    },
  }
}

const eventsPerTransaction = 500

async function advance(db: Kysely<Database>, projection: Projection): Promise<void> {
  while (await isBehind(db, projection.name)) {
    await db.transaction().execute((trx) => applyNext(trx, projection))
  }
}

async function isBehind(db: Kysely<Database>, name: string): Promise<boolean> {
  const last = await findLast(db)
  return last > (await findPosition(db, name))
}

async function findLast(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((event) => event.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

async function findPosition(db: Kysely<Database>, name: string): Promise<number> {
  const cursor = await db
    .selectFrom('projection')
    .select('position')
    .where('name', '=', name)
    .executeTakeFirst()
  return cursor?.position ?? 0
}

async function applyNext(trx: Transaction<Database>, projection: Projection): Promise<void> {
  const last = await findLast(trx)
  const rows = await trx
    .selectFrom('event')
    .selectAll()
    // the plus keeps the index of kinds away: events are walked from where the projection stands
    .where(sql<boolean>`+kind in (${sql.join(projection.kinds)})`)
    .where('seq', '>', await findPosition(trx, projection.name))
    .orderBy('seq')
    .limit(eventsPerTransaction)
    .execute()
  if (rows.length > 0) await projection.apply(trx, rows.map(toStored))
  // when there is no more of its kinds, it stands behind those that do not concern it too
  const position = rows.length < eventsPerTransaction ? last : (rows.at(-1)?.seq ?? last)
  await trx
    .insertInto('projection')
    .values({ name: projection.name, position })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ position }))
    .execute()
}

function toStored(row: Selectable<Database['event']>): StoredEvent {
  const { person_id: personId, position_id: positionId, branch_id: branchId, subject_id: subjectId } = row
  const { seq, at, kind } = row
  const event = { seq, at, kind, personId, positionId, branchId, subjectId, detail: JSON.parse(row.detail) }
  // rows are written only by `recordEvent`, which takes nothing else
  return event as StoredEvent
}
