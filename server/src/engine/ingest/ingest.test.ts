import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { openEngineFixture, readData, type EngineFixture } from '../testing/engine-fixture.ts'
import { ingest, planUpload } from './ingest.ts'

let engine: EngineFixture
beforeAll(async () => {
  engine = await openEngineFixture()
})
afterAll(() => engine.close())

let files = 0
async function fileOf(content: string | Uint8Array) {
  const path = join(engine.folder, `upload-${files++}`)
  await writeFile(path, content)
  return path
}

/** 机构,金额 / 西安,1 / 榆林,2 in GB18030. */
const gb18030 = Buffer.from('bbfab9b92cbdf0b6ee0acef7b0b22c310ad3dcc1d62c320a', 'hex')

test('a file is read by the plan it suggests, and becomes a snapshot with its types and profile', async () => {
  const path = await fileOf(
    '日期,网点编号,取款金额,占比,是否节假日\n2026-01-02,0001,"1,234.50",12%,是\n2026/1/3,0002,7,3.5%,否\n',
  )
  const { plan, rows, rowCount } = await planUpload(engine, path)
  expect(plan.columns.map(({ header, name, type, format }) => [header, name, type, format])).toEqual([
    ['日期', 'riqi', 'text', undefined],
    ['网点编号', 'wangdianbianhao', 'text', undefined],
    ['取款金额', 'qukuanjine', 'number', 'grouped'],
    ['占比', 'zhanbi', 'number', 'percent'],
    ['是否节假日', 'shifoujiejiari', 'boolean', undefined],
  ])
  expect([rowCount, rows[0]]).toEqual([2, ['2026-01-02', '0001', '1234.5', '0.12', 'true']])
  const columns = plan.columns.map((column, index) =>
    index === 0 ? { ...column, type: 'date' as const } : column,
  )
  const made = await ingest(engine, { source: { kind: 'file', path, plan: { ...plan, columns } } })
  expect(made).toMatchObject({ sourceKind: 'file', rows: 2, badRowCount: 0, dataDate: '2026-01-03' })
  expect(made.profile.columns[2]).toMatchObject({
    name: 'qukuanjine',
    min: '7.0',
    max: '1234.5',
    nullShare: 0,
  })
  expect(
    await readData(engine.blobs.path(made.snapshot.hash), 'riqi::varchar as day, qukuanjine as amount'),
  ).toEqual([
    { day: '2026-01-02', amount: 1234.5 },
    { day: '2026-01-03', amount: 7 },
  ])
})

test.each<[string, Uint8Array, string]>([
  ['GB18030', gb18030, 'gb18030'],
  ['UTF-8 with a mark', Buffer.from('\uFEFF机构,金额\n西安,1\n榆林,2\n'), 'utf-8'],
  ['UTF-16', Buffer.from('\uFEFF机构,金额\r\n西安,1\r\n榆林,2\r\n', 'utf16le'), 'utf-16le'],
])('a file in %s gives the same rows', async (_name, bytes, encoding) => {
  const { plan, rows } = await planUpload(engine, await fileOf(bytes))
  expect([plan.format === 'csv' && plan.encoding, plan.columns.map(({ header }) => header), rows]).toEqual([
    encoding,
    ['机构', '金额'],
    [
      ['西安', '1'],
      ['榆林', '2'],
    ],
  ])
})

test('bad rows are listed by their line in the file, also behind a quoted line break', async () => {
  const lines = Array.from({ length: 20 }, (_, index) => `${index},2026-01-02,x`)
  const path = await fileOf(
    [
      'amount,day,note',
      '1,2026-01-01,"two',
      'lines"',
      ...lines,
      'abc,2026-01-03,y',
      '5,2026-02-30,z',
      '6,2026-01-04',
      '7,2026-01-05,"a"b',
      '',
    ].join('\n'),
  )
  const reading = await planUpload(engine, path)
  expect([reading.rowCount, reading.badRowCount]).toEqual([25, 4])
  expect(reading.badRows.map(({ line, column, text }) => [line, column, text])).toEqual([
    [24, 'amount', 'abc'],
    [25, 'day', '2026-02-30'],
    [26, undefined, '6,2026-01-04'],
    [27, undefined, '7,2026-01-05,"a"b'],
  ])
  expect(reading.badRows[0]?.reason.zh).toBe('“abc”不是按计划格式写的整数。请改正这个值，或改列的类型。')
  const source = { kind: 'file' as const, path, plan: reading.plan }
  await expect(ingest(engine, { source })).rejects.toMatchObject({
    code: 'bad-rows',
    facts: { count: 4, line: 24 },
  })
  const made = await ingest(engine, { source: { ...source, plan: { ...reading.plan, badRows: 'skip' } } })
  expect([made.rows, made.badRowCount]).toEqual([21, 4])
})

test('quotes inside plain text stay part of the value', async () => {
  const { rows } = await planUpload(engine, await fileOf('size;note\n1;5" disc\n2;"say ""hi"""\n'))
  expect(rows).toEqual([
    ['1', '5" disc'],
    ['2', 'say "hi"'],
  ])
})

test('long numbers and numbers with leading zeros stay text', async () => {
  const { plan } = await planUpload(
    engine,
    await fileOf('a,b,c,atm_id\n007,6222020200112233445,12,1\n8,1,-,2\n'),
  )
  expect(plan.columns.map(({ type }) => type)).toEqual(['text', 'text', 'integer', 'text'])
})

test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', 'empty-file'],
  ['only a header', 'a,b\n', 'no-rows'],
  ['a workbook without its end', Buffer.from('PK\u0003\u0004....xl/workbook.xml'), 'truncated-file'],
  ['a PDF', '%PDF-1.7 …', 'binary-file'],
  ['bytes of no encoding', Buffer.from([...Buffer.from('a,b\n1,2\n3,'), 0xff, 0xff, 10]), 'wrong-encoding'],
  ['a quote that never closes', 'a,b\n1,"x\n2,y\n', 'unclosed-quote'],
  ['rows of many lengths', 'a,b\n1,2,3\n1,2,3,4\n1\n', 'ragged-rows'],
  [
    'too many columns',
    `${Array.from({ length: 2001 }, (_, index) => `c${index}`).join(',')}\n`,
    'too-many-columns',
  ],
  ['an endless cell', `a,b\n1,${'x'.repeat(70_000)}\n`, 'cell-too-long'],
  ['an endless row', `a,b\n1,${'x'.repeat(2_000_000)}\n`, 'row-too-long'],
])('%s is refused by name and leaves nothing behind', async (_name, content, code) => {
  const before = await engine.blobs.list()
  await expect(planUpload(engine, await fileOf(content))).rejects.toMatchObject({ code })
  expect(await engine.blobs.list()).toEqual(before)
  expect(await readdir(join(engine.folder, 'work'))).toEqual([])
})

test('a wide file of 150 number columns is read, and its bad value is found', async () => {
  const header = Array.from({ length: 150 }, (_, index) => `t${index}`).join(',')
  const row = (value: string) =>
    Array.from({ length: 150 }, (_, index) => (index === 120 ? value : '1.5')).join(',')
  const path = await fileOf([header, ...Array.from({ length: 20 }, () => row('2')), row('x'), ''].join('\n'))
  const { badRows, plan } = await planUpload(engine, path)
  expect(badRows.map(({ line, column, text }) => [line, column, text])).toEqual([[22, 't120', 'x']])
  const made = await ingest(engine, { source: { kind: 'file', path, plan: { ...plan, badRows: 'skip' } } })
  expect([made.rows, made.columns.length]).toEqual([20, 150])
})

test('a plan that does not fit the file is refused', async () => {
  const path = await fileOf('a,b\n1,2\n')
  const { plan } = await planUpload(engine, path)
  const twice = { ...plan, columns: plan.columns.map((column) => ({ ...column, name: 'a' })) }
  await expect(planUpload(engine, path, { wish: twice })).rejects.toMatchObject({ code: 'unusable-plan' })
})

test('a Parquet file of the generator comes in by the same way, sorted for its policy', async () => {
  const path = join(engine.folder, 'generated.parquet')
  await withDuckDb({ memoryMb: 200, threads: 1 }, (duckdb) =>
    duckdb.run(
      `copy (select 'B' || (2 - i) as branch_id, i::integer as visits, date '2026-01-01' + i::integer as day from range(3) r(i)) to '${path}'`,
    ),
  )
  const columns = [
    { name: 'branch_id', type: 'text' },
    { name: 'visits', type: 'integer' },
    { name: 'day', type: 'date' },
  ] as const
  const made = await ingest(engine, { source: { kind: 'generator', path, columns }, sortBy: ['branch_id'] })
  expect(made).toMatchObject({ sourceKind: 'generator', rows: 3, dataDate: '2026-01-03' })
  expect(await readData(engine.blobs.path(made.snapshot.hash), 'branch_id, visits')).toEqual([
    { branch_id: 'B0', visits: 2 },
    { branch_id: 'B1', visits: 1 },
    { branch_id: 'B2', visits: 0 },
  ])
})

test('a long file with a bad row is shown and kept in its own order', async () => {
  const lines = Array.from({ length: 400_000 }, (_, index) => `${index},${index === 350_000 ? 'x' : '1'}`)
  const { plan, rows, badRows } = await planUpload(engine, await fileOf(`n,amount\n${lines.join('\n')}\n`))
  expect([rows.slice(0, 2), badRows[0]?.line]).toEqual([
    [
      ['0', '1'],
      ['1', '1'],
    ],
    350_002,
  ])
  const path = await fileOf(`n,amount\n${lines.join('\n')}\n`)
  const made = await ingest(engine, { source: { kind: 'file', path, plan: { ...plan, badRows: 'skip' } } })
  const [row] = await readData(
    engine.blobs.path(made.snapshot.hash),
    'count(*) filter (rowid::bigint <> n - (n > 350000)::bigint) as moved',
  )
  expect(row).toEqual({ moved: 0 })
})
