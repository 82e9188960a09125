import type { Kysely, Transaction } from 'kysely'
import type { TokenId } from '@aladdin/sdk/contract/ids.ts'
import type { TokenScope } from '@aladdin/sdk/contract/route.ts'
import type { Token } from '@aladdin/sdk/contract/tokens.ts'
import type { Database } from '../../database/schema.ts'
import { hashSecret } from '../../platform/secret.ts'

/** How far `last_used_at` may lag, so that not every request writes. */
const usedEveryMs = 60_000

/** Tokens; only the hash of a secret is kept. */
export function createTokenStore(db: Kysely<Database>) {
  return {
    async listLive(personId: string, now: number): Promise<Token[]> {
      const rows = await db
        .selectFrom('token')
        .selectAll()
        .where('person_id', '=', personId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map(toToken)
    },

    /** The account of a program; persons are not found here, they make their own tokens. */
    findServiceAccount(name: string) {
      return db
        .selectFrom('person')
        .innerJoin('position', 'position.person_id', 'person.id')
        .where('person.name', '=', name)
        .where('person.kind', '=', 'service')
        .where('person.disabled_at', 'is', null)
        .select(['person.id as personId', 'position.id as positionId'])
        .executeTakeFirst()
    },

    /** The position and scopes that a secret stands for, while it lasts. */
    async findBySecret(secret: string, now: number) {
      const row = await db
        .selectFrom('token')
        .selectAll()
        .where('secret_hash', '=', hashSecret(secret))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      if (row === undefined) return undefined
      if (now >= (row.last_used_at ?? 0) + usedEveryMs) {
        await db.updateTable('token').set({ last_used_at: now }).where('id', '=', row.id).execute()
      }
      return { positionId: row.position_id, scopes: readScopes(row.scopes) }
    },
  }
}

export interface NewToken {
  readonly id: string
  readonly personId: string
  readonly positionId: string
  readonly name: string
  readonly scopes: readonly TokenScope[]
  readonly secret: string
  readonly createdAt: number
  readonly expiresAt: number
}

export async function insertToken(trx: Transaction<Database>, token: NewToken): Promise<Token> {
  const row = {
    id: token.id,
    person_id: token.personId,
    position_id: token.positionId,
    name: token.name,
    secret_hash: hashSecret(token.secret),
    scopes: JSON.stringify(token.scopes),
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    last_used_at: null,
    revoked_at: null,
  }
  await trx.insertInto('token').values(row).execute()
  return toToken(row)
}

/** Ends a token of this person; false when there is none that still lasts. */
export async function endToken(
  trx: Transaction<Database>,
  token: { readonly id: string; readonly personId: string; readonly now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('token')
    .set({ revoked_at: token.now })
    .where('id', '=', token.id)
    .where('person_id', '=', token.personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function toToken(row: Database['token']): Token {
  return {
    // ids of this table are made by `newId`
    id: row.id as TokenId,
    name: row.name,
    scopes: readScopes(row.scopes),
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    ...(row.last_used_at === null ? {} : { lastUsedAt: new Date(row.last_used_at).toISOString() }),
  }
}

function readScopes(text: string): TokenScope[] {
  // written only by `insertToken`
  return JSON.parse(text) as TokenScope[]
}
