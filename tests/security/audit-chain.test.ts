import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { recordAudit } from '@aladdin/server/src/platform/audit.ts'
import { sealOf } from '@aladdin/server/src/platform/audit-seal.ts'
import { toCanonicalJson } from '@aladdin/server/src/platform/canonical-json.ts'
import { up as sealOldRows } from '@aladdin/server/src/database/migrations/0018-audit-seal.ts'
import { buildTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await buildTestApp({ demo: false })
})

/** Adds rows as the server does, numbered in their object. */
async function addRows(count: number, to: TestApp = app): Promise<void> {
  await to.context.db.transaction().execute(async (trx) => {
    for (let index = 0; index < count; index += 1)
      await recordAudit(trx, null, { action: 'test.done', object: `row:${index}`, detail: { index } })
  })
}

/** What someone with the database file can do: the triggers are only SQL. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const { db } = app.context
  for (const change of ['changed', 'deleted'])
    await sql.raw(`drop trigger if exists audit_is_never_${change}`).execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const verdict = async () => (await app.context.audit.verify()).verdict

describe('the audit chain', () => {
  it('cannot be changed by the SQL of the server itself', async () => {
    await addRows(2)
    const { db } = app.context
    const refused = 'audit rows never change'
    await expect(db.updateTable('audit').set({ action: 'x' }).execute()).rejects.toThrow(refused)
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow(refused)
    await expect(
      sql`insert or replace into audit select seq, at, person_id, position_id, branch_id, 'x', object, detail, prev_hash, hash from audit where seq = 1`.execute(
        db,
      ),
    ).rejects.toThrow(refused)
    expect(await verdict()).toMatchObject({ sound: true, rows: 2 })
  })

  it('stays sound over many pages of rows', async () => {
    await addRows(2100)
    expect(await verdict()).toMatchObject({ sound: true, rows: 2100 })
  })

  it.each([
    ['a changed action', `update audit set action = 'nothing.done' where seq = 4`, 4, 'changed'],
    ['another person', `update audit set person_id = 'X' where seq = 3`, 3, 'changed'],
    ['another time', `update audit set at = at - 86400000 where seq = 5`, 5, 'changed'],
    ['a changed detail', `update audit set detail = '{"index":9}' where seq = 2`, 2, 'changed'],
    ['a deleted row', `delete from audit where seq = 4`, 4, 'deleted'],
    ['a deleted first row', `delete from audit where seq = 1`, 1, 'deleted'],
    [
      'two exchanged rows',
      `update audit set seq = case seq when 3 then -4 else -3 end where seq in (3, 4); update audit set seq = -seq where seq < 0`,
      3,
      'changed',
    ],
    [
      'a row put in between',
      `update audit set seq = -seq - 1 where seq >= 3; update audit set seq = -seq where seq < 0;
       insert into audit select 3, at, person_id, position_id, branch_id, 'made.up', object, detail, hash, hash from audit where seq = 2`,
      3,
      'changed',
    ],
    [
      'a row at the end that the server did not write',
      `insert into audit select 7, at, person_id, position_id, branch_id, action, object, detail, hash, hash from audit where seq = 6`,
      7,
      'changed',
    ],
    ['an end that was cut off', `delete from audit where seq > 4`, 5, 'cut-off'],
  ])('names the first bad row of %s', async (...[, statements, seq, reason]) => {
    await addRows(6)
    await tamper(...statements.split(';'))
    expect(await verdict()).toEqual({ sound: false, seq, reason })
  })

  it('shows a cut-off end against a checkpoint, even where the database has forgotten how long it was', async () => {
    await addRows(6)
    await app.context.audit.write()
    await tamper(`delete from audit where seq > 4`, `update sqlite_sequence set seq = 4 where name = 'audit'`)
    expect(await verdict()).toEqual({ sound: false, seq: 5, reason: 'cut-off' })
  })

  it('shows an older database that went on by itself', async () => {
    await addRows(6)
    await app.context.audit.write()
    await tamper(`delete from audit where seq > 4`, `update sqlite_sequence set seq = 4 where name = 'audit'`)
    app.wait(1000)
    await addRows(3)
    expect(await verdict()).toEqual({ sound: false, seq: 6, reason: 'rewritten' })
  })

  it('cannot be written again by someone who knows how, but has no key', async () => {
    await addRows(3)
    const rows = await app.context.db.selectFrom('audit').selectAll().orderBy('seq').execute()
    let before = '0'.repeat(64)
    const statements = rows.map((row) => {
      const { hash, ...content } = row
      expect(hash).toHaveLength(64)
      const forged = { ...content, action: 'forged', prev_hash: before }
      before = sealOf(Buffer.alloc(32, 7), forged)
      return `update audit set action = 'forged', prev_hash = '${forged.prev_hash}', hash = '${before}' where seq = ${row.seq}`
    })
    await tamper(...statements)
    expect(await verdict()).toEqual({ sound: false, seq: 1, reason: 'changed' })
  })
})

describe('checkpoints', () => {
  const lines = async () =>
    (await readFile(join(app.context.config.dataFolder, 'audit-checkpoints.jsonl'), 'utf8'))
      .trim()
      .split('\n')

  it('come after a thousand rows or five minutes, and only with something new', async () => {
    await addRows(1)
    await app.context.audit.look()
    expect(await lines()).toHaveLength(1)
    await addRows(999)
    await app.context.audit.look()
    expect(await lines()).toHaveLength(1)
    await addRows(1)
    await app.context.audit.look()
    expect(await lines()).toHaveLength(2)
    app.wait(6 * 60_000)
    await app.context.audit.look()
    expect(await lines()).toHaveLength(2)
    await addRows(1)
    await app.context.audit.look()
    expect((await lines()).map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([1, 1001, 1002])
  })

  it('that someone else wrote are named and believed by nobody', async () => {
    await addRows(2)
    await app.context.audit.write()
    const file = join(app.context.config.dataFolder, 'audit-checkpoints.jsonl')
    await appendFile(file, `{"at":"2026-01-01T00:00:00.000Z","seq":99,"head":"00","seal":"00"}\n{"half`)
    expect(await app.context.audit.verify()).toMatchObject({
      verdict: { sound: true, rows: 2 },
      checkpoints: 1,
      foreignLines: [2, 3],
    })
  })
})

describe('the key', () => {
  const folderFor = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aladdin-key-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    return folder
  }

  it('lies in the data folder for the server’s account alone, and never in the database', async () => {
    const { dataFolder } = app.context.config
    const file = join(dataFolder, 'audit.key')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const key = (await readFile(file, 'utf8')).trim()
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    await sql`pragma wal_checkpoint(truncate)`.execute(app.context.db)
    const database = await readFile(join(dataFolder, 'aladdin.sqlite'))
    expect(database.includes(key) || database.includes(Buffer.from(key, 'hex'))).toBe(false)
  })

  it('can be a file of the bank, which then must be there and long enough', async () => {
    const folder = await folderFor()
    const file = join(folder, 'key')
    const environment = { ALADDIN_AUDIT_KEY_FILE: file }
    await expect(buildTestApp({ demo: false, environment })).rejects.toThrow('cannot be read')
    await writeFile(file, 'secret')
    await expect(buildTestApp({ demo: false, environment })).rejects.toThrow('64 hexadecimal digits')
    await writeFile(file, 'ab'.repeat(32))
    const own = await buildTestApp({ demo: false, environment })
    await addRows(1, own)
    expect((await own.context.audit.verify()).verdict).toMatchObject({ sound: true, rows: 1 })
  })

  it('that is another one than before stops the start, and every row stays as it was', async () => {
    const dataFolder = await folderFor()
    const first = await buildTestApp({ demo: false, dataFolder, shared: true })
    await addRows(2, first)
    await first.close()
    const file = join(dataFolder, 'audit.key')
    const kept = await readFile(file)
    await rm(file)
    await expect(buildTestApp({ demo: false, dataFolder })).rejects.toThrow('is not the one')
    await writeFile(file, kept)
    const again = await buildTestApp({ demo: false, dataFolder })
    expect((await again.context.audit.verify()).verdict).toMatchObject({ sound: true, rows: 2 })
  })
})

it('a chain from before there was a key is sealed again and tells whether it had been sound', async () => {
  for (const isBroken of [false, true]) {
    const dataFolder = await mkdtemp(join(tmpdir(), 'aladdin-seal-'))
    onTestFinished(() => rm(dataFolder, { recursive: true, force: true }))
    const old = await buildTestApp({ demo: false, dataFolder, shared: true })
    const { db } = old.context
    let before = '0'.repeat(64)
    for (let seq = 1; seq <= 3; seq += 1) {
      const row = { action: 'x.y', at: seq, branch_id: null, detail: '{}', object: 'a:b', person_id: null }
      const content = { ...row, position_id: null, prev_hash: before, seq }
      before = createHash('sha256').update(toCanonicalJson(content)).digest('hex')
      const detail = isBroken && seq === 2 ? '{"n":1}' : '{}'
      await db
        .insertInto('audit')
        .values({ ...content, detail, hash: before })
        .execute()
    }
    await sealOldRows(db as unknown as Kysely<unknown>) // a migration knows no tables of today
    await old.close()
    await rm(join(dataFolder, 'audit-checkpoints.jsonl'), { force: true })
    const now = await buildTestApp({ demo: false, dataFolder })
    expect((await now.context.audit.verify()).verdict).toMatchObject({ sound: true, rows: 4 })
    const last = await now.context.db.selectFrom('audit').where('seq', '=', 4).selectAll().execute()
    expect(last).toMatchObject([
      {
        action: 'audit.seal',
        detail: toCanonicalJson({ firstBad: isBroken ? 2 : null, head: before, rows: 3 }),
      },
    ])
    await expect(now.context.db.updateTable('audit').set({ at: 0 }).execute()).rejects.toThrow('never change')
  }
})
