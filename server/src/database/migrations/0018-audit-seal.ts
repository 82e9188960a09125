import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { firstHash } from '../../platform/audit-seal.ts'
import { toCanonicalJson } from '../../platform/canonical-json.ts'

/**
 * The chain gets a seal that needs a key (HMAC instead of a plain hash), and what finds its rows by object and by
 * person. Rows from before are sealed again; whether they still were what had been written is told in a row of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('savepoint seal').execute(db)
  await sealAgain(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await sql.raw('release seal').execute(db)
}

const statements = [
  // a row that replaces another one passes by the trigger of deleting
  `create trigger if not exists audit_is_never_replaced before insert on audit
     when exists (select 1 from audit where seq = new.seq) begin select raise(abort, 'audit rows never change'); end`,
  `create index if not exists audit_object on audit (object, seq)`,
  `create index if not exists audit_person on audit (person_id, at)`,
  `create index if not exists audit_action on audit (action, at)`,
]

interface Row {
  readonly seq: number
  readonly hash: string
  readonly prev_hash: string
}

async function sealAgain(db: Kysely<unknown>): Promise<void> {
  const first = await rowAfter(db, 0)
  // none yet, or a start that ended between this change and its mark
  if (first === undefined || (await macOf(db, first)) === first.hash) return
  await sql.raw('drop trigger audit_is_never_changed').execute(db)
  let before: Pick<Row, 'seq' | 'hash'> = { seq: 0, hash: firstHash }
  let oldHead: string = firstHash
  let firstBad: number | null = null
  for (let row: Row | undefined = first; row !== undefined; row = await rowAfter(db, row.seq)) {
    const { hash, ...content } = row
    const isSound = row.seq === before.seq + 1 && row.prev_hash === oldHead && plainHash(content) === hash
    if (!isSound) firstBad ??= row.seq
    oldHead = hash
    const sealed = { ...content, prev_hash: before.hash, hash: '' }
    const mac = await macOf(db, sealed)
    await sql`update audit set prev_hash = ${before.hash}, hash = ${mac} where seq = ${row.seq}`.execute(db)
    before = { seq: row.seq, hash: mac }
  }
  await tell(db, before, { firstBad, head: oldHead, rows: before.seq })
  await sql
    .raw(
      `create trigger audit_is_never_changed before update on audit begin select raise(abort, 'audit rows never change'); end`,
    )
    .execute(db)
}

async function tell(
  db: Kysely<unknown>,
  before: Pick<Row, 'seq' | 'hash'>,
  detail: Record<string, unknown>,
): Promise<void> {
  const { rows } = await sql<{ at: number }>`select now_ms() as at`.execute(db)
  const row = {
    seq: before.seq + 1,
    at: rows[0]?.at ?? 0,
    person_id: null,
    position_id: null,
    branch_id: null,
    action: 'audit.seal',
    object: 'audit:chain',
    detail: toCanonicalJson(detail),
    prev_hash: before.hash,
  }
  const mac = await macOf(db, { ...row, hash: '' })
  await sql`insert into audit (seq, at, person_id, position_id, branch_id, action, object, detail, prev_hash, hash)
    values (${row.seq}, ${row.at}, null, null, null, ${row.action}, ${row.object}, ${row.detail}, ${row.prev_hash}, ${mac})`.execute(
    db,
  )
}

async function rowAfter(db: Kysely<unknown>, seq: number): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select * from audit where seq > ${seq} order by seq limit 1`.execute(db)
  return rows[0]
}

async function macOf(db: Kysely<unknown>, row: Row): Promise<string> {
  const content = { ...row, hash: undefined }
  const { rows } = await sql<{ mac: string }>`select audit_mac(${toCanonicalJson(content)}) as mac`.execute(
    db,
  )
  return rows[0]?.mac ?? ''
}

/** How a row was sealed before there was a key. */
function plainHash(content: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(toCanonicalJson(content)).digest('hex')
}
