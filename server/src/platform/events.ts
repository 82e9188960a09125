import { sql, type Kysely, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
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
  readonly apply: (trx: Transaction<Database>, event: StoredEvent) => Promise<void>
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
  /** Runs a change in one transaction, then brings the projections up to date before it answers. */
  readonly transact: <TResult>(change: (trx: Transaction<Database>) => Promise<TResult>) => Promise<TResult>
  /** Writes an event that accompanies no change. Events of the same moment share one transaction; done when on disk. */
  readonly append: (viewer: Viewer, event: NewEvent) => Promise<void>
  /** Lets every projection read what it has not read yet. */
  readonly catchUp: () => Promise<void>
  /** Empties a projection's tables and reads all events again. */
  readonly rebuild: (name: string) => Promise<void>
}

export function createEvents({ db, log }: { db: Kysely<Database>; log: Log }): Events {
  const projections = new Map<string, Projection>()
  let waiting: { viewer: Viewer; event: NewEvent }[] = []
  let flushing: Promise<void> | undefined

  const transact: Events['transact'] = async (change) => {
    const result = await db.transaction().execute(change)
    // the change is on disk: a projection that fails now must not turn success into failure, and it tries again later
    await catchUp().catch((error: unknown) => log.error({ err: error }, 'projection is behind'))
    return result
  }

  const catchUp = async () => {
    for (const projection of projections.values()) await advance(db, projection)
  }

  const flush = async () => {
    // everything that arrives before the database is free travels together
    await Promise.resolve()
    const batch = waiting
    waiting = []
    flushing = undefined
    await transact(async (trx) => {
      for (const { viewer, event } of batch) await recordEvent(trx, viewer, event)
    })
  }

  return {
    transact,
    catchUp,
    add(projection) {
      if (projections.has(projection.name)) throw new Error(`two projections of one name: ${projection.name}`)
      projections.set(projection.name, projection)
    },
    async append(viewer, event) {
      waiting.push({ viewer, event })
      flushing ??= flush()
      await flushing
    },
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
  for (;;) {
    const read = await db.transaction().execute((trx) => applyNext(trx, projection))
    if (read < eventsPerTransaction) return
  }
}

async function applyNext(trx: Transaction<Database>, projection: Projection): Promise<number> {
  const cursor = await trx
    .selectFrom('projection')
    .select('position')
    .where('name', '=', projection.name)
    .executeTakeFirst()
  const rows = await trx
    .selectFrom('event')
    .selectAll()
    .where('kind', 'in', projection.kinds)
    .where('seq', '>', cursor?.position ?? 0)
    .orderBy('seq')
    .limit(eventsPerTransaction)
    .execute()
  for (const row of rows) {
    const { person_id: personId, position_id: positionId, branch_id: branchId, subject_id: subjectId } = row
    const { seq, at, kind } = row
    const event = { seq, at, kind, personId, positionId, branchId, subjectId, detail: JSON.parse(row.detail) }
    // rows are written only by `recordEvent`, which takes nothing else
    await projection.apply(trx, event as StoredEvent)
  }
  const position = rows.at(-1)?.seq
  if (position !== undefined) {
    await trx
      .insertInto('projection')
      .values({ name: projection.name, position })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position }))
      .execute()
  }
  return rows.length
}
