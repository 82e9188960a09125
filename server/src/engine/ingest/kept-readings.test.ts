import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngineFixture, readData, type EngineFixture } from '../testing/engine-fixture.ts'
import { ingest, planUpload } from './ingest.ts'
import { createKeptReadings } from './kept-readings.ts'

let engine: EngineFixture
beforeAll(async () => {
  engine = await openEngineFixture()
})
afterAll(() => engine.close())

let files = 0
const ownerOf = (personId: string) => ({ uploadId: `upload-${files++}`, personId })
const csv =
  '机构,金额,日期\n西安,1,2026-01-02\n榆林,x,2026-01-03\n宝鸡,3,2026-01-05\n汉中,4,2026-01-04\n安康,5,2026-01-04\n'
const goodCsv = csv.replace('x', '2')

/** A file whose reading is kept and which is then gone, so that whoever reads it again fails. */
async function readOnce(content: string, mostBytes?: number) {
  const kept = createKeptReadings(engine.blobs, mostBytes === undefined ? {} : { mostBytes })
  const owner = ownerOf('chen.jing')
  const path = join(engine.folder, owner.uploadId)
  await writeFile(path, content)
  const { plan } = await planUpload(engine, path, { keep: (reading) => kept.keep(owner, reading) })
  await rm(path)
  const finish = (wanted: typeof plan) =>
    ingest(engine, { source: { kind: 'file', path, plan: wanted, kept: kept.find(owner.uploadId) } })
  return { kept, owner, plan, finish }
}

test('a file that was read for its preview is not read again', async () => {
  const { plan, finish, kept, owner } = await readOnce(goodCsv)
  const first = await finish(plan)
  expect(first).toMatchObject({ sourceKind: 'file', rows: 5, badRowCount: 0, dataDate: '2026-01-05' })
  // finishing may fail later on, and is then asked for again
  expect((await finish(plan)).snapshot).toEqual(first.snapshot)
  expect(await readData(engine.blobs.path(first.snapshot.hash), 'jigou')).toEqual(
    ['西安', '榆林', '宝鸡', '汉中', '安康'].map((jigou) => ({ jigou })),
  )
  await kept.drop(owner.uploadId)
  expect(await readdir(join(engine.folder, 'work'))).toEqual([])
  await expect(finish(plan)).rejects.toThrow()
})

test('bad rows are left out only when their author says so', async () => {
  const { plan, finish, kept, owner } = await readOnce(csv)
  await expect(finish(plan)).rejects.toMatchObject({ code: 'bad-rows', facts: { count: 1, line: 3 } })
  const made = await finish({ ...plan, badRows: 'skip' })
  expect([made.rows, made.badRowCount]).toEqual([4, 1])
  await kept.drop(owner.uploadId)
})

test('other names and fewer columns are made of what was read; nothing of a column left out stays', async () => {
  const { plan, finish, kept, owner } = await readOnce(goodCsv)
  const columns = plan.columns.map((column) => ({
    ...column,
    name: column.name === 'jigou' ? 'branch' : column.name,
    include: column.name !== 'jine',
  }))
  const made = await finish({ ...plan, columns })
  expect(made.columns).toEqual([
    { name: 'branch', type: 'text' },
    { name: 'riqi', type: 'date' },
  ])
  expect(made.profile.columns.map(({ name }) => name)).toEqual(['branch', 'riqi'])
  expect(await readData(engine.blobs.path(made.snapshot.hash), 'count(branch)::integer as rows')).toEqual([
    { rows: 5 },
  ])
  await kept.drop(owner.uploadId)
})

test('another name or a column left out is answered from what was read, as a reading anew would answer', async () => {
  const content = csv.replace('安康,5', '安康,y').replace('汉中,4', '汉中,4\n商洛,6,2026-01-06\n延安,7')
  const { plan, kept, owner } = await readOnce(content)
  const again = join(engine.folder, `${owner.uploadId}-again`)
  await writeFile(again, content)
  const columns = plan.columns.map((column) => ({ ...column, name: `new_${column.name}` }))
  const wish = { ...plan, columns }
  const answered = await planUpload(engine, '/nowhere', { wish, kept: kept.find(owner.uploadId) })
  expect(answered).toEqual(await planUpload(engine, again, { wish }))
  const doubled = { ...plan, columns: columns.map((column) => ({ ...column, name: 'same' })) }
  const refused = planUpload(engine, '/nowhere', { wish: doubled, kept: kept.find(owner.uploadId) })
  await expect(refused).rejects.toMatchObject({ code: 'unusable-plan' })
  await kept.drop(owner.uploadId)
})

test('another type reads the file again', async () => {
  const { plan, finish, kept, owner } = await readOnce(goodCsv)
  const columns = plan.columns.map((column) => ({ ...column, type: 'text' as const }))
  await expect(finish({ ...plan, columns })).rejects.toThrow()
  await kept.drop(owner.uploadId)
})

test('only the newest reading of a person is kept, and no more than there is room for', async () => {
  const small = await readOnce(goodCsv, 1)
  expect(small.kept.find(small.owner.uploadId)).toBeUndefined()
  expect(await readdir(join(engine.folder, 'work'))).toEqual([])

  const { kept, owner, plan } = await readOnce(goodCsv)
  const keepAnother = async (personId: string) => {
    const other = ownerOf(personId)
    const path = join(engine.folder, other.uploadId)
    await writeFile(path, goodCsv)
    await planUpload(engine, path, { wish: plan, keep: (reading) => kept.keep(other, reading) })
    return other.uploadId
  }
  const hers = await keepAnother('zhou.min')
  expect(kept.find(owner.uploadId)).toBeDefined()
  const newer = await keepAnother('chen.jing')
  expect([kept.find(owner.uploadId), kept.find(hers)?.plan, kept.find(newer)?.plan]).toEqual([
    undefined,
    plan,
    plan,
  ])
  expect(await readdir(join(engine.folder, 'work'))).toHaveLength(2)
})
