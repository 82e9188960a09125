import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCatalogEntries } from '../entries.ts'
import { people } from '../people.ts'
import { generateBank, type GeneratedTable } from './generate-bank.ts'
import { readGolden, toGolden } from './golden.ts'
import { lastDay } from './scale.ts'

const folder = mkdtempSync(join(tmpdir(), 'aladdin-bank-'))
let tables: GeneratedTable[]
let connection: DuckDBConnection

beforeAll(async () => {
  tables = await generateBank({ seed: 1, scale: 's', folder })
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
  for (const { kind, name, file } of tables) {
    const view = kind === 'truth' ? `truth_${name}` : name
    await connection.run(`create view ${view} as select * from read_parquet('${file}')`)
  }
}, 300_000)

afterAll(() => {
  connection.closeSync()
  rmSync(folder, { recursive: true, force: true })
})

test('the same seed, scale and version give the same rows and the same bytes', () => {
  expect(toGolden(tables)).toEqual(readGolden())
})

test('the small bank needs no more than ten megabytes', () => {
  expect(tables.reduce((sum, table) => sum + table.bytes, 0)).toBeLessThanOrEqual(10_000_000)
})

test('every dataset is in the catalog with all its columns in their types, and the truth is not', async () => {
  const types: Readonly<Record<string, string>> = {
    VARCHAR: 'text',
    INTEGER: 'integer',
    BIGINT: 'integer',
    DOUBLE: 'number',
    'DECIMAL(16,2)': 'number',
    BOOLEAN: 'boolean',
    DATE: 'date',
    TIMESTAMP: 'timestamp',
  }
  const made = tables.filter((table) => table.kind === 'dataset').map((table) => table.name)
  const entries = listCatalogEntries()
  expect(entries.map((entry) => entry.name)).toEqual(made.toSorted())
  for (const entry of entries) {
    const described = entry.columns.map(({ name, type }) => [name, type])
    const rows = await read(`select column_name, column_type from (describe ${entry.name})`)
    expect(
      rows.map(([name, type]) => [name, types[String(type)] ?? type]),
      entry.name,
    ).toEqual(described)
  }
})

test('every machine has more than two years of cash up to the last day, some of it missing or zero', async () => {
  const [row] = await read(`
    select count(distinct atm_id)::integer, min(days)::integer, max(last)::varchar from (
      select atm_id, count(*) as days, max(date) as last from atm_cash_daily group by atm_id)`)
  expect(row).toEqual([111, 741, lastDay])
  const [shares] = await read(`
    select round(avg((dispensed is null)::integer), 3), round(avg((dispensed = 0)::integer), 3) from atm_cash_daily`)
  expect(shares).toEqual([0.021, 0.005])
})

test('transactions add up to the monthly flows, and the flows to the balances, to the cent', async () => {
  const flows = await read(`
    select count(*)::integer from (
      select acct_id, last_day(date) as month, coalesce(sum(amount) filter (direction = '收入'), 0) as credits,
             coalesce(sum(amount) filter (direction = '支出'), 0) as debits from txn group by all) as sums
    join account_month using (acct_id, month) where inflow <> credits or outflow <> debits`)
  const balances = await read(`
    select count(*)::integer from (
      select end_balance - lag(end_balance) over (partition by acct_id order by month) - inflow + outflow as gap
      from account_month) where gap <> 0`)
  expect([flows, balances]).toEqual([[[0]], [[0]]])
})

test('the true risk of micro-merchants ranks defaults with an AUC near 0.86', async () => {
  const [row] = await read(`
    with ranked as (select default_12m::integer as bad, rank() over (order by true_pd) as place from truth_merchant)
    select ((sum(place) filter (bad = 1) - sum(bad) * (sum(bad) + 1) / 2) / (sum(bad) * (count(*) - sum(bad))))::double,
           avg(bad) from ranked`)
  expect(row![0]).toBeGreaterThan(0.83)
  expect(row![0]).toBeLessThan(0.89)
  expect(row![1]).toBeGreaterThan(0.05)
})

test('every row of a branch or customer dataset belongs to a sub-branch', async () => {
  for (const entry of listCatalogEntries()) {
    if (entry.name === 'branch' || !entry.columns.some((column) => column.name === 'branch_id')) continue
    const strays = await read(`
      select count(*)::integer from ${entry.name} as rows
      where not exists (select 1 from branch where kind = 'sub-branch' and branch.branch_id = rows.branch_id)`)
    expect(strays, entry.name).toEqual([[0]])
  }
})

test('every customer manager of the demo has customers, all of them at the own sub-branch', async () => {
  const managers = people.flatMap((person) => person.positions.filter((position) => position.subject))
  expect(managers.length).toBeGreaterThan(2)
  for (const { subject, branch } of managers) {
    const rows = await read(`select distinct branch_id from customer where manager_id = '${subject}'`)
    expect(rows, subject).toEqual([[branch]])
  }
})

async function read(query: string): Promise<unknown[][]> {
  const reader = await connection.runAndReadAll(query)
  return reader.getRowsJS()
}
