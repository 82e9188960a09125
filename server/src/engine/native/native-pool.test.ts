import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNativePool, type NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { extractJob } from '../extract/extract-job.ts'
import { sampleJob } from '../extract/sample-job.ts'
import { openEngineFixture, type EngineFixture } from '../testing/engine-fixture.ts'

let engine: EngineFixture
let pool: NativePool
let snapshot: string
beforeAll(async () => {
  engine = await openEngineFixture()
  pool = engine.pool
  snapshot = engine.blobs.path((await engine.snapshotOf('select range as i from range(10)')).hash)
})
afterAll(() => engine.close())

const endless = 'exists (select 1 from range(1000000) a, range(1000000) b where a.range + b.range < i)'
function extract(where: string, options = {}) {
  const columns = [{ name: 'i', type: 'integer' as const, expression: 'i' }]
  const output = join(engine.folder, `${crypto.randomUUID()}.duckdb`)
  return pool.run(extractJob, { snapshot, output, where, columns }, options)
}

test('a job over its deadline is killed and the next one runs in a new child', async () => {
  const [late, next] = await Promise.allSettled([extract(endless, { timeoutMs: 500 }), extract('i < 4')])
  expect(late).toMatchObject({ status: 'rejected', reason: { name: 'NativeError', kind: 'deadline' } })
  expect(next).toEqual({ status: 'fulfilled', value: { rows: 4 } })
})

test('a job that nobody waits for any more is cancelled', async () => {
  const controller = new AbortController()
  const job = extract(endless, { signal: controller.signal })
  setImmediate(() => controller.abort())
  await expect(job).rejects.toMatchObject({ kind: 'cancelled' })
})

test('a job that outgrows its memory is killed or refused, and the parent lives on', async () => {
  const bomb = 'length(list_transform(range(i + 60000000), x -> x::varchar)::varchar) > 0'
  await expect(extract(bomb, { memoryMb: 64, timeoutMs: 20_000 })).rejects.toMatchObject({
    name: 'NativeError',
  })
  await expect(extract('i = 1')).resolves.toEqual({ rows: 1 })
})

test('a job sees no variable of the server', async () => {
  process.env['ALADDIN_TEST_SECRET'] = 'hidden'
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-child-'))
  const seen = join(folder, 'seen.json')
  const entry = join(folder, 'child.mjs')
  await writeFile(
    entry,
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(seen)}, JSON.stringify(Object.keys(process.env)));`,
  )
  const probe = createNativePool({ entry: new URL(`file://${entry}`), size: 1 })
  await expect(probe.run(sampleJob, { extract: '', limit: 1 })).rejects.toMatchObject({ kind: 'crashed' })
  await probe.close()
  const { readFile } = await import('node:fs/promises')
  const names: string[] = JSON.parse(await readFile(seen, 'utf8'))
  expect(names.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([])
  delete process.env['ALADDIN_TEST_SECRET']
  await rm(folder, { recursive: true })
})

test('a child loads no extension and refuses to have its settings changed', async () => {
  await expect(
    extract("(select count(*) from read_csv('https://example.invalid/x')) > 0"),
  ).rejects.toMatchObject({
    kind: 'failed',
  })
})
