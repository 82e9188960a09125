import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNodeEngine, type NodeEngine } from '@aladdin/sdk/node/engine.ts'
import { openDatabase, openDuckdb } from '@aladdin/sdk/node/open-duckdb.ts'
import { EngineError } from '@aladdin/sdk/runtime/engine.ts'

/** Gates that an upgrade of DuckDB has to pass: the traps that cost wrong numbers or open doors. */
let engine: NodeEngine
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-engine-'))
  await writeFile(join(folder, 'secret.csv'), 'a\n1\n')
  const extract = join(folder, 'extract.duckdb')
  const instance = await DuckDBInstance.create(extract)
  const connection = await instance.connect()
  await connection.run("create table data as select range as id, 'XA' as branch from range(1000)")
  connection.closeSync()
  instance.closeSync()
  engine = await openNodeEngine()
  await engine.attachFile('cash', extract)
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

test('an extract that native DuckDB wrote is read by the engine of the browser', async () => {
  const { table } = await engine.query('select count(*) as n, sum(id) as s from ds_cash.main.data')
  expect(table.get(0)?.toJSON()).toEqual({ n: 1000, s: 499_500 })
})

test('browser, server and command line have the same DuckDB version as the native engine', async () => {
  expect(await nativeValues('select version() as v')).toEqual([engine.version])
})

test('native DuckDB knows exactly the functions that the browser’s engine is known to lack', async () => {
  const names = 'select distinct function_name as v from duckdb_functions() order by 1'
  const { table } = await engine.query(names)
  const browser = new Set(table.toArray().map((row) => String(row['v'])))
  const native = await nativeValues(names)
  const lacking = native.filter((name) => !browser.has(name) && !lackingFamilies.test(name))
  expect(lacking).toEqual([])
  expect([...browser].filter((name) => !native.includes(name))).toEqual([])
})

/** Families of the extensions json, parquet and icu, and switches of the native parser. */
const lackingFamilies =
  /^(->>|icu_|json|.*_json|from_json.*|read_json.*|read_ndjson.*|parquet_|read_parquet|.*parquet.*|variant_bytes_to_variant|array_to_json|row_to_json|to_json|.*peg_parser|current_(date|local.*)|get_current_time|today|make_timestamptz|pg_timezone_names|sql_auto_complete)/

describe('after the lock-down', () => {
  test.each([
    `select * from read_csv('/etc/passwd')`,
    `select * from read_csv_auto('/etc/passwd')`,
    `select * from read_text('/etc/passwd')`,
    `select * from read_blob('/etc/passwd')`,
    `select * from read_parquet('/etc/passwd')`,
    `select * from parquet_scan('/tmp/x.parquet')`,
    `select * from parquet_metadata('/tmp/x.parquet')`,
    `select * from read_json('/etc/passwd')`,
    `select * from read_json_auto('/etc/passwd')`,
    `select * from sniff_csv('/etc/passwd')`,
    `select * from glob('/etc/*')`,
    `select * from '/etc/passwd'`,
    `select * from '/tmp/x.csv'`,
    `select * from 'http://127.0.0.1:9/x.csv'`,
    `select * from read_csv('http://127.0.0.1:9/leak?x=1')`,
    `select * from read_csv('https://example.org/x.csv')`,
    `select * from read_csv('s3://bucket/x.csv')`,
    `select * from read_csv('ds/../../etc/passwd')`,
    `select * from read_text('ds/../../../etc/passwd')`,
    `copy (select 1) to '/tmp/aladdin-leak.csv'`,
    `copy (select 1) to '/tmp/aladdin-leak.parquet' (format parquet)`,
    `copy (select 1) to 'http://127.0.0.1:9/leak'`,
    `copy ds_cash.main.data to '/tmp/aladdin-leak.csv'`,
    `export database '/tmp/aladdin-leak'`,
    `import database '/tmp/aladdin-leak'`,
    `attach '/tmp/other.duckdb'`,
    `attach '/tmp/other.duckdb' as other (read_only)`,
    `attach 'http://127.0.0.1:9/other.duckdb' as web`,
    `attach 'postgres://127.0.0.1/x' as pg (type postgres)`,
    `load httpfs`,
    `load '/tmp/evil.duckdb_extension'`,
    `set enable_external_access = true`,
    `set allowed_directories = ['/']`,
    `set allowed_paths = ['/etc/passwd']`,
    `set custom_extension_repository = 'http://127.0.0.1:9'`,
    `set autoload_known_extensions = true`,
    `set autoinstall_known_extensions = true`,
    `set allow_unsigned_extensions = true`,
    `set lock_configuration = false`,
    `set temp_directory = '/tmp'`,
    `set home_directory = '/tmp'`,
    `set memory_limit = '100GB'`,
    `set log_query_path = '/tmp/aladdin.log'`,
    `set profiling_output = '/tmp/aladdin.json'`,
    `reset enable_external_access`,
    `reset lock_configuration`,
    `pragma enable_external_access`,
    `create secret s (type s3, key_id 'a', secret 'b')`,
    `select * from json_execute_serialized_sql('{}')`,
    `select getenv('PATH')`,
    `insert into ds_cash.main.data values (1, 'x')`,
    `update ds_cash.main.data set branch = 'BJ'`,
    `delete from ds_cash.main.data`,
    `drop table ds_cash.main.data`,
    `create table ds_cash.main.other as select 1`,
    `alter table ds_cash.main.data add column x int`,
  ])('%s is refused', async (sql) => {
    await expect(engine.run(sql)).rejects.toMatchObject({ kind: 'query' })
  })

  test('installing an extension brings nothing in, in WebAssembly it is loading that would', async () => {
    await engine.run(`install httpfs from 'http://127.0.0.1:9'`)
    await expect(engine.run('load httpfs')).rejects.toMatchObject({ kind: 'query' })
  })

  test('the engine still answers and its data are whole', async () => {
    const { table } = await engine.query('select count(*) as n from ds_cash.main.data')
    expect(table.get(0)?.toJSON()).toEqual({ n: 1000 })
  })

  test('no message names a place on the machine', async () => {
    const names = await engine.query('select path from duckdb_databases() where path is not null')
    expect(names.table.toArray().map((row) => String(row['path']))).toEqual(['ds/cash.duckdb'])
    const failure = await engine
      .query(`select * from read_csv('${folder}/secret.csv')`)
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(EngineError)
    expect((failure as EngineError).message).not.toContain(folder) // just proven to be one
  })
})

test('rows enter the engine whole as one complete Arrow stream, not one row is lost', async () => {
  const instance = await openDuckdb()
  openDatabase(instance)
  const connection = instance.connect()
  const n = Float64Array.from({ length: 100_000 }, (_, index) => index)
  const stream = tableToIPC(tableFromArrays({ n }), 'stream')
  connection.insertArrowFromIPCStream(stream, { name: 't', create: true })
  expect(connection.query('select count(*) as c, sum(n) as s from t').get(0)?.toJSON()).toMatchObject({
    s: 4_999_950_000,
  })
  instance.disconnect(connection.useUnsafe((_, id) => id))
  instance.reset()
})

test('numbers come back as plain numbers, whatever DuckDB computed them as', async () => {
  const { table } = await engine.query(
    'select sum(id) as s, 1.25::decimal(18, 2) as d, 9::bigint as b from ds_cash.main.data',
  )
  expect(table.get(0)?.toJSON()).toEqual({ s: 499_500, d: 1.25, b: 9 })
})

test('only so many rows are fetched as were asked for, and more are reported', async () => {
  const rows = await engine.query('select range from range(10000000)', { limit: 5 })
  expect({ rows: rows.table.numRows, truncated: rows.truncated }).toEqual({ rows: 5, truncated: true })
  expect((await engine.query('select 1 as x', { limit: 5 })).truncated).toBe(false)
})

test('a query that is stopped ends, and the engine answers the next one', async () => {
  const abort = new AbortController()
  // a statement ends between two slices of its work; a join that fans out may not leave one for minutes, and then
  // the place ends the whole engine
  const heavy = engine.query('select sum(sqrt(range)) from range(100000000000)', { signal: abort.signal })
  abort.abort()
  await expect(heavy).rejects.toMatchObject({ kind: 'cancelled' })
  expect((await engine.query('select 1 as x')).table.get(0)?.toJSON()).toEqual({ x: 1 })
})

test('a trap is told apart from a wrong query, and a fresh engine works', async () => {
  const victim = await openNodeEngine()
  await expect(victim.query('select nope')).rejects.toMatchObject({ kind: 'query', line: 1 })
  await expect(victim.query("select error('unreachable: out of bounds')")).rejects.toMatchObject({
    kind: 'query',
  })
  const bomb = 'select count(*) from (select unnest(range(300000000)))'
  await expect(victim.query(bomb)).rejects.toMatchObject({ kind: 'fatal' })
  await expect(victim.query('select 1')).rejects.toMatchObject({ kind: 'fatal' })
  await victim.close()
  const fresh = await openNodeEngine()
  expect((await fresh.query('select 1 as x')).table.get(0)?.toJSON()).toEqual({ x: 1 })
  await fresh.close()
})

async function nativeValues(sql: string): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(sql)
  const values = reader.getRows().map(([value]) => (typeof value === 'string' ? value : ''))
  connection.closeSync()
  instance.closeSync()
  return values
}
