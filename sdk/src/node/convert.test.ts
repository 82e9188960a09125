import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withDuckDb } from './native/duckdb.ts'
import { convertToDuckdb } from './convert.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-convert-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const columns = [
  { name: 'atm_id', type: 'text' },
  { name: 'date', type: 'date' },
  { name: 'dispensed', type: 'number' },
] as const

async function convert(text: string | Uint8Array) {
  const input = join(folder, 'in.csv')
  await writeFile(input, text)
  return convertToDuckdb({ input, columns, output: join(folder, 'out.duckdb') })
}

function read(path = join(folder, 'out.duckdb')) {
  return withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${path}' as out (read_only)`)
    return duckdb.rows('select atm_id, date::varchar as date, dispensed from out.main.data')
  })
}

const rows = [
  { atm_id: '001', date: '2026-01-02', dispensed: 12.5 },
  { atm_id: '002', date: '2026-01-03', dispensed: null },
]

test('a CSV becomes the declared columns with their types, other columns stay out', async () => {
  await expect(
    convert('dispensed,note,ATM ID,date\n12.5,"a, b",001,2026-01-02\n,x,002,2026-01-03\n'),
  ).resolves.toEqual({ rows: 2 })
  expect(await read()).toEqual(rows)
})

test('a header without rows is a table without rows, because its columns are declared', async () => {
  await expect(convert('atm_id,date,dispensed\n')).resolves.toEqual({ rows: 0 })
  expect(await read()).toEqual([])
})

test('a database file and a Parquet file give the same table as the CSV', async () => {
  await convert('atm_id,date,dispensed\n001,2026/1/2,12.5\n002,2026/1/3,\n')
  const parquet = join(folder, 'in.parquet')
  await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${join(folder, 'out.duckdb')}' as out (read_only)`)
    await duckdb.run(`copy out.main.data to '${parquet}'`)
  })
  const again = join(folder, 'again.duckdb')
  await convertToDuckdb({ input: parquet, columns, output: again })
  expect(await read(again)).toEqual(rows)
  await convertToDuckdb({ input: join(folder, 'out.duckdb'), columns, output: again })
  expect(await read(again)).toEqual(rows)
})

test('a missing column is named with those that are there, and nothing is written', async () => {
  await expect(convert('atm,date,dispensed\n1,2026-01-02,3\n')).rejects.toMatchObject({
    code: 'missing-column',
    facts: { column: 'atm_id', found: 'atm, date, dispensed' },
  })
  expect(await readdir(folder)).toEqual(['in.csv'])
})

test('a value of the wrong type is shown with its line', async () => {
  await expect(
    convert('atm_id,date,dispensed\n"two\nlines",2026-01-02,3\n2,2026-02-30,4\n'),
  ).rejects.toMatchObject({
    code: 'wrong-type',
    facts: { column: 'date', expected: 'date', value: '2026-02-30', line: 4 },
  })
})

test.each([
  ['A1,A2', 'A1', 'A2'],
  ['A1,A2', 'a1', 'a2'],
  ['emp.var.rate,Customer Name', 'emp.var.rate', 'Customer Name'],
  ['emp.var.rate,Customer Name', 'emp_var_rate', 'customer_name'],
  ['机构号,金额', '机构号', '金额'],
  ['order,default', 'order', 'default'],
])('columns headed %s are found as %s and %s and keep the declared names', async (header, first, second) => {
  const input = join(folder, 'in.csv')
  await writeFile(input, `${header}\n5,x\n`)
  const output = join(folder, 'out.duckdb')
  const declared = [
    { name: first, type: 'integer' },
    { name: second, type: 'text' },
  ] as const
  await convertToDuckdb({ input, columns: declared, output })
  expect(await readAny(output)).toEqual([{ [first]: 5, [second]: 'x' }])
  const again = join(folder, 'again.duckdb')
  const upper = declared.map(({ name, type }) => ({ name: name.toUpperCase(), type }))
  await convertToDuckdb({ input: output, columns: upper, output: again })
  expect(Object.keys((await readAny(again))[0] ?? {})).toEqual(upper.map(({ name }) => name))
})

test('a row of another length is refused with its line and what is wrong with it', async () => {
  await expect(
    convert('atm_id,date,dispensed\n1,2026-01-02,3\n2,2026-01-03\n3,2026-01-04,3\n'),
  ).rejects.toThrow('Line 3 cannot be read: It has 2 fields instead of 3. Check delimiters and quotes.')
})

test('days with midnight, days first and moments with an offset are read as what they mean', async () => {
  const input = join(folder, 'in.csv')
  const written =
    '2026-01-02 00:00:00,2026/1/2 0:00,02.01.2026,2026-01-02T03:04:05.678+02:00,2026-01-02T03:04:05Z'
  await writeFile(input, `a,b,c,d,e\n${written}\n${written}\n`)
  const output = join(folder, 'out.duckdb')
  const declared = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({
    name,
    type: index < 3 ? ('date' as const) : ('timestamp' as const),
  }))
  await convertToDuckdb({ input, columns: declared, output })
  expect((await readAny(output, 'columns(*)::varchar'))[0]).toEqual({
    a: '2026-01-02',
    b: '2026-01-02',
    c: '2026-01-02',
    d: '2026-01-02 09:04:05.678',
    e: '2026-01-02 11:04:05',
  })
})

test('a number too large for any column is refused, not made infinite', async () => {
  await expect(convert('atm_id,date,dispensed\n1,2026-01-02,1e309\n')).rejects.toMatchObject({
    code: 'wrong-type',
    facts: { value: '1e309', line: 2 },
  })
})

function readAny(path: string, columns = '*') {
  return withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${path}' as out (read_only)`)
    return duckdb.rows(`select ${columns} from out.main.data`)
  })
}

test('a database file whose app takes every column keeps them all, with the types that it has', async () => {
  const input = join(folder, 'shop.duckdb')
  await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${input}' as shop`)
    await duckdb.run(`create table shop.main."销售" as select 1::smallint as "店 号", 2.5::decimal(9, 2) as amount,
  true as paid, date '2026-01-02' as day, timestamp '2026-01-02 03:04:05' as at, 'x' as word,
  12345678901234567890::hugeint as long_code, ['a', 'b'] as tags, 'abc'::blob as picture`)
  })
  const output = join(folder, 'all.duckdb')
  await expect(convertToDuckdb({ input, columns: [], output })).resolves.toEqual({ rows: 1 })
  const found = await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${output}' as out (read_only)`)
    const types = await duckdb.rows(
      'select column_name as name, column_type as type from (describe select * from out.main.data)',
    )
    const [row] = await duckdb.rows('select long_code, tags from out.main.data')
    return { types: types.map(({ name, type }) => `${String(name)} ${String(type)}`), row }
  })
  expect(found.types).toEqual([
    '店 号 BIGINT',
    'amount DOUBLE',
    'paid BOOLEAN',
    'day DATE',
    'at TIMESTAMP',
    'word VARCHAR',
    'long_code VARCHAR',
    'tags VARCHAR',
  ])
  expect(found.row).toEqual({ long_code: '12345678901234567890', tags: '["a","b"]' })
})

test('a database file without a table, or with nothing but pictures, is refused in words', async () => {
  const input = join(folder, 'none.duckdb')
  const attempt = () => convertToDuckdb({ input, columns: [], output: join(folder, 'all.duckdb') })
  await withDuckDb({ memoryMb: 200, threads: 1 }, (duckdb) => duckdb.run(`attach '${input}' as none`))
  await expect(attempt()).rejects.toMatchObject({ code: 'unreadable-file' })
  await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${input}' as none`)
    await duckdb.run(`create table none.main.data as select 'abc'::blob as picture`)
  })
  await expect(attempt()).rejects.toMatchObject({ code: 'no-rows' })
})
