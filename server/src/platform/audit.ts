import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { Viewer } from './viewer.ts'

export interface AuditEntry {
  /** What was done, as `noun.verb`: `session.start`, `extract.deliver`. */
  readonly action: string
  /** On what: `kind:id`. */
  readonly object: string
  readonly detail: Readonly<Record<string, unknown>>
}

type Actor = Pick<Viewer, 'personId' | 'positionId' | 'branchId'>

/** Adds a row to the audit chain in the caller's transaction. Never customer data in `detail`. */
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
    .values({ ...row, hash: hashRow(row) })
    .execute()
}

export type AuditVerdict =
  | { readonly sound: true; readonly rows: number; readonly head: string }
  | { readonly sound: false; readonly seq: number; readonly reason: 'gap' | 'chain' | 'content' }

/** Walks the whole chain. A removed tail shows only against a head that was kept elsewhere. */
export async function verifyAudit(db: Kysely<Database>): Promise<AuditVerdict> {
  let head: string = firstHash
  let seq = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(1000)
      .execute()
    for (const { hash, ...row } of rows) {
      if (row.seq !== seq + 1) return { sound: false, seq: seq + 1, reason: 'gap' }
      if (row.prev_hash !== head) return { sound: false, seq: row.seq, reason: 'chain' }
      if (hashRow(row) !== hash) return { sound: false, seq: row.seq, reason: 'content' }
      head = hash
      seq = row.seq
    }
    if (rows.length === 0) return { sound: true, rows: seq, head }
  }
}

/** JSON with sorted keys and no spaces: equal values have equal text. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const firstHash = '0'.repeat(64)

function hashRow(row: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(toCanonicalJson(row)).digest('hex')
}
