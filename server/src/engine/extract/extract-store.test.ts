import { open, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import { openEngineFixture, readData, type EngineFixture } from '../testing/engine-fixture.ts'
import { entitlementOf } from './entitlement.ts'
import { openExtractIndex } from './extract-index.ts'
import { createExtractStore } from './extract-store.ts'

let engine: EngineFixture
let snapshot: string
beforeAll(async () => {
  engine = await openEngineFixture()
  const rows = `select 'B' || (i % 3) as branch_id, '王' || i as holder, i::double as balance, date '2026-01-01' + i::integer as day from range(300) r(i) order by branch_id, i`
  snapshot = (await engine.snapshotOf(rows)).hash
})
afterAll(() => engine.close())

const columns = [
  { name: 'branch_id', type: 'text' },
  { name: 'holder', type: 'text' },
  { name: 'balance', type: 'number' },
  { name: 'day', type: 'date' },
] as const
const policy = {
  grants: [
    {
      roles: ['viewer', 'analyst'],
      rows: { rule: 'within', column: 'branch_id', attribute: 'branches' },
      columns: { holder: { treatment: 'masked', mask: 'person-name' }, balance: { treatment: 'hidden' } },
    },
  ],
}

function entitlement(branches: string[], role: Role = 'viewer', of = snapshot) {
  return entitlementOf({
    dataset: { name: 'accounts', columns, secret: '0123456789abcdef' },
    version: { snapshot: of },
    policy: { version: 1, policy },
    viewer: { role, attributes: { branch: branches[0] ?? '', branches, region: null, subject: null } },
  })
}

async function store() {
  return createExtractStore({ ...engine, index: await openExtractIndex(join(engine.folder, 'extracts')) })
}

test('an extract holds the rows and columns of the entitlement and nothing else, in order', async () => {
  const extract = await (await store()).getExtract(entitlement(['B1']))
  expect(extract.rows).toBe(100)
  const rows = await readData(extract.path, '* replace (day::varchar as day)')
  expect(rows.slice(0, 2)).toEqual([
    { branch_id: 'B1', holder: '王**', day: '2026-01-02' },
    { branch_id: 'B1', holder: '王**', day: '2026-01-05' },
  ])
  expect(new Set(rows.map(({ branch_id }) => branch_id))).toEqual(new Set(['B1']))
  const file = await open(extract.path)
  const bytes = await file.readFile()
  await file.close()
  expect(bytes.includes('B2')).toBe(false)
  expect(bytes.includes('王1')).toBe(false)
})

test('two viewers of equal entitlement who ask at once get the same file from one job', async () => {
  const gate = await store()
  const [first, second] = await Promise.all([
    gate.getExtract(entitlement(['B2'], 'viewer')),
    gate.getExtract(entitlement(['B2', 'B2'], 'analyst')),
  ])
  expect(second).toEqual(first)
  expect(await gate.getExtract(entitlement(['B2']))).toEqual(first)
})

test('the sample and the count come from the extract', async () => {
  const gate = await store()
  expect(await gate.readSample(entitlement(['B0']), 1)).toEqual({
    columns: ['branch_id', 'holder', 'day'],
    rows: [['B0', '王**', '2026-01-01']],
  })
  expect(await gate.countRows(entitlement(['B0', 'B1']))).toBe(200)
})

test('a viewer without a grant gets a file with no rows and a reason', async () => {
  const none = entitlement(['B1'], 'steward')
  expect(none.reason?.zh).toContain('steward')
  const extract = await (await store()).getExtract(none)
  expect(extract.rows).toBe(0)
  expect(await readData(extract.path)).toEqual([])
})

test('an extract with a flipped bit is never served but written again', async () => {
  const gate = await store()
  const before = await gate.getExtract(entitlement(['B1']))
  await flip(before.path)
  const after = await gate.getExtract(entitlement(['B1']))
  expect((await readData(after.path, 'branch_id')).length).toBe(100)
  await expect(engine.blobs.verify(after.hash)).resolves.toMatchObject({ bytes: after.bytes })
})

test('a snapshot with a flipped bit gives no extract and leaves nothing behind', async () => {
  const damaged = (
    await engine.snapshotOf(
      `select 'B1' as branch_id, '王' as holder, 1.0 as balance, date '2026-01-01' as day`,
    )
  ).hash
  await flip(engine.blobs.path(damaged))
  await expect((await store()).getExtract(entitlement(['B1'], 'viewer', damaged))).rejects.toThrow(
    'blob damaged',
  )
  expect((await readdir(join(engine.folder, 'extracts'))).every((name) => name.endsWith('.json'))).toBe(true)
})

async function flip(path: string) {
  const file = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, 5000)
  await file.write(Buffer.from([byte[0]! ^ 1]), 0, 1, 5000)
  await file.close()
}

test('a flipped bit in a snapshot is noticed when the date of its file says that nothing happened', async () => {
  const gate = await store()
  const { hash } = await engine.snapshotOf(
    `select 'B' || (i % 9) as branch_id, 'b' as holder, 2.0::double as balance, date '2026-01-01' as day from range(90) r(i)`,
  )
  await gate.getExtract(entitlement(['B1'], 'viewer', hash))
  const path = engine.blobs.path(hash)
  const { atime, mtime } = await stat(path)
  const bytes = await readFile(path)
  bytes[40] = (bytes[40] ?? 0) ^ 1
  await writeFile(path, bytes)
  await utimes(path, atime, mtime)
  await expect(gate.getExtract(entitlement(['B2'], 'viewer', hash))).rejects.toThrow('damaged')
})

test('the bytes of a snapshot that is in use are hashed again after a minute, and not before', async () => {
  let now = 1_000_000
  const hashed: string[] = []
  const blobs = {
    ...engine.blobs,
    verify: (hash: string) => {
      if (hash === snapshot) hashed.push(hash)
      return engine.blobs.verify(hash)
    },
  }
  const index = await openExtractIndex(join(engine.folder, 'minute'))
  const gate = createExtractStore({ ...engine, blobs, index, clock: () => now })
  await gate.getExtract(entitlement(['B0']))
  now += 59_000
  await gate.getExtract(entitlement(['B1']))
  expect(hashed).toHaveLength(1)
  now += 2_000
  await gate.getExtract(entitlement(['B2']))
  expect(hashed).toHaveLength(2)
})

test('an extract that nobody has asked for in a long time goes with its file, and comes back when asked for', async () => {
  const day = 24 * 3_600_000
  let now = Date.now()
  const index = await openExtractIndex(join(engine.folder, 'swept'), () => now)
  const extracts = createExtractStore({ ...engine, index, clock: () => now })
  const forgotten = await extracts.getExtract(entitlement(['B0', 'B1']))
  const used = await extracts.getExtract(entitlement(['B0', 'B2']))
  now += 10 * day
  await extracts.getExtract(entitlement(['B0', 'B2']))
  now += 5 * day
  expect(await extracts.sweep(now - 14 * day)).toBe(1)
  expect(await stat(forgotten.path).catch(() => undefined)).toBeUndefined()
  expect(await readData(used.path, 'count(*)::integer as n')).toEqual([{ n: 200 }])
  expect((await extracts.getExtract(entitlement(['B0', 'B1']))).rows).toBe(200)
})
