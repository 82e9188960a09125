import { sql, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import { firstHash } from './audit-seal.ts'
import { toCanonicalJson } from './canonical-json.ts'
import type { Viewer } from './viewer.ts'

export interface AuditEntry {
  /** What was done, as `noun.verb`: `session.start`, `extract.deliver`. */
  readonly action: string
  /** On what: `kind:id`. */
  readonly object: string
  readonly detail: Readonly<Record<string, unknown>>
}

type Actor = Pick<Viewer, 'personId' | 'positionId' | 'branchId'>

/**
 * Adds a row to the audit chain in the caller's transaction; only the last row is read. Never customer data in
 * `detail`. The seal is made by the connection, which alone holds the key.
 */
export async function recordAudit(
  trx: Transaction<Database>,
  viewer: Actor | null,
  entry: AuditEntry,
): Promise<void> {
  const last = await trx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { at } = await sql<{ at: number }>`select now_ms() as at`
    .execute(trx)
    .then(({ rows }) => rows[0] ?? { at: 0 })
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at,
    person_id: viewer?.personId ?? null,
    position_id: viewer?.positionId ?? null,
    branch_id: viewer?.branchId ?? null,
    action: entry.action,
    object: entry.object,
    detail: toCanonicalJson(entry.detail),
    prev_hash: last?.hash ?? firstHash,
  }
  await trx
    .insertInto('audit')
    .values({ ...row, hash: sql<string>`audit_mac(${toCanonicalJson(row)})` })
    .execute()
}
