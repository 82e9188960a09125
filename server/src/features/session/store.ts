import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { createSecret, hashSecret } from '../../platform/secret.ts'
import { absoluteMs, isOver, seenEveryMs } from './lifetime.ts'

export interface SessionRow {
  readonly personId: string
  readonly positionId: string
  readonly seenAt: number
  readonly endsAt: number
}

/** Sessions that have not ended. Only the hash of an id is kept. */
export function createSessionStore(db: Kysely<Database>) {
  return {
    /** The session of an id; one that is over is removed. */
    async findLive(id: string, now: number): Promise<SessionRow | undefined> {
      const idHash = hashSecret(id)
      const row = await db
        .selectFrom('session')
        .select(['person_id as personId', 'position_id as positionId'])
        .select(['seen_at as seenAt', 'ends_at as endsAt'])
        .where('id_hash', '=', idHash)
        .executeTakeFirst()
      if (row === undefined) return undefined
      if (isOver(row, now)) {
        await db.deleteFrom('session').where('id_hash', '=', idHash).execute()
        return undefined
      }
      if (now >= row.seenAt + seenEveryMs) {
        await db.updateTable('session').set({ seen_at: now }).where('id_hash', '=', idHash).execute()
      }
      return row
    },
  }
}

interface NewSession {
  readonly personId: string
  readonly positionId: string
  readonly now: number
  /** Kept when a session changes its id. */
  readonly endsAt?: number
}

/** Begins a session and gives its id, which nobody can read again. */
export async function insertSession(trx: Transaction<Database>, session: NewSession): Promise<string> {
  const { personId, positionId, now, endsAt = now + absoluteMs } = session
  const id = createSecret()
  // what nobody ended by signing out is cleared away by the next sign-in
  await trx.deleteFrom('session').where('ends_at', '<=', now).execute()
  await trx
    .insertInto('session')
    .values({
      id_hash: hashSecret(id),
      person_id: personId,
      position_id: positionId,
      created_at: now,
      seen_at: now,
      ends_at: endsAt,
    })
    .execute()
  return id
}

export async function deleteSession(trx: Transaction<Database>, id: string): Promise<void> {
  await trx.deleteFrom('session').where('id_hash', '=', hashSecret(id)).execute()
}

/** Ends every session of a person and says how many there were. */
export async function deleteSessionsOf(trx: Transaction<Database>, personId: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
