import { sql, type Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { Checkpoint } from './audit-checkpoints.ts'
import { firstHash, sealOf } from './audit-seal.ts'

/** `seq` is the first row that is not as it was written; every row before it is. */
export type AuditVerdict =
  | { readonly sound: true; readonly rows: number; readonly head: string }
  | { readonly sound: false; readonly seq: number; readonly reason: AuditFault }

export type AuditFault =
  /** The row is not there; later ones are. */
  | 'deleted'
  /** Its content has no seal of ours: it was changed, exchanged with another or put in by someone else. */
  | 'changed'
  /** Sealed by us, but it does not follow the row before it. */
  | 'moved'
  /** The chain ends before a row that a checkpoint saw, or that the table once had. */
  | 'cut-off'
  /** Every row is sealed, but a checkpoint saw another one here: the chain was written again from an older state. */
  | 'rewritten'

interface Witness {
  readonly key: Buffer
  /** As they were written outside of the database. */
  readonly checkpoints: readonly Checkpoint[]
}

/** Walks the whole chain, a thousand rows at a time, and holds it against the key and the checkpoints. */
export async function verifyAudit(
  db: Kysely<Database>,
  { key, checkpoints }: Witness,
): Promise<AuditVerdict> {
  const seen = new Map(checkpoints.map((checkpoint) => [checkpoint.seq, checkpoint.head]))
  let head = firstHash
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
      const fault = (reason: AuditFault, at = row.seq) => ({ sound: false, seq: at, reason }) as const
      if (row.seq !== seq + 1) return fault('deleted', seq + 1)
      if (sealOf(key, row) !== hash) return fault('changed')
      if (row.prev_hash !== head) return fault('moved')
      if ((seen.get(row.seq) ?? hash) !== hash) return fault('rewritten')
      head = hash
      seq = row.seq
    }
    if (rows.length === 0) break
  }
  const last = Math.max(await lastEver(db), ...seen.keys())
  return last > seq ? { sound: false, seq: seq + 1, reason: 'cut-off' } : { sound: true, rows: seq, head }
}

/** The highest row that SQLite itself remembers of the table. */
async function lastEver(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = 'audit'`.execute(
    db,
  )
  return rows[0]?.seq ?? 0
}
