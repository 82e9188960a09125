import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateBank } from '@aladdin/catalog/generator/generate-bank.ts'
import type { App } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { readAppFiles } from '@aladdin/sdk/cli/app-folder.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import type { ParameterValue } from '@aladdin/sdk/runtime/block-state.ts'
import { plainRows } from '@aladdin/sdk/runtime/plain-rows.ts'
import { readTable } from '@aladdin/sdk/runtime/read-table.ts'
import { goldenScope } from './cases.ts'

const templates = join(import.meta.dirname, '../../app-templates')
const names = ['mobile-bank', 'churn-warning', 'dormant-firms', 'money-flow', 'high-value', 'next-product']
const worker = new RunWorker()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-branch-apps-'))
})
afterAll(async () => {
  await worker.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(names)('%s', (name) => {
  test('runs whole on its own small data', async () => {
    const { states } = await run(
      name,
      (alias) => `read_csv('${join(templates, name, 'fixtures', alias)}.csv')`,
    )
    expect(states.filter(({ status }) => status !== 'done')).toEqual([])
  }, 120_000)

  test('runs whole without a single row, and says so in a sentence of both languages', async () => {
    const empty = (alias: string) =>
      `(select * from read_csv('${join(templates, name, 'fixtures', alias)}.csv') where false)`
    const { states, rows } = await run(name, empty)
    expect(states.filter(({ status }) => status !== 'done')).toEqual([])
    expect(rows['summary']?.[0]).toMatchObject({
      sentence_zh: expect.stringMatching(/没有.*(换|请|改)/),
      sentence_en: expect.stringMatching(/steward/),
    })
  }, 120_000)
})

test('firms that still trade with our customers come back more often: the ranking finds at least twice as many as “most recent first”', async () => {
  const file = join(folder, 'firms.duckdb')
  await inDuckdb(file, planted)
  const { rows } = await run('dormant-firms', (alias) => `kept.${alias}`, { attach: file })
  const [ours, recency] = rows['quality_rows'] ?? []
  expect(ours).toMatchObject({ listed: 100 })
  expect(Number(ours?.['precision'])).toBeGreaterThanOrEqual(2 * Number(recency?.['precision']))
  expect(rows['action_list']?.[0]).toMatchObject({ what: expect.stringContaining('引荐') })
}, 120_000)

describe('on the demo bank, for the whole bank', () => {
  beforeAll(async () => {
    await generateBank({ seed: 1, scale: 's', folder: join(folder, 'bank') })
  }, 600_000)
  const ofBank = (source: string) => `read_parquet('${join(folder, 'bank', source)}.parquet')`

  test('the e-loan keeps the shares that were drawn for it', async () => {
    const { rows } = await run('mobile-bank', (_alias, source) => ofBank(source))
    const visits = (rows['steps'] ?? []).map((row) => Number(row['visits']))
    const shares = visits.map((each) => Math.round((100 * each) / (visits[0] ?? 0)))
    for (const [index, share] of [100, 56, 39, 38, 25, 17].entries())
      expect(Math.abs((shares[index] ?? 0) - share)).toBeLessThanOrEqual(2)
  }, 240_000)

  test('churn is told with an AUC of 0.75 or more, better than silence alone, and at least 60 days ahead', async () => {
    const { rows } = await run('churn-warning', (_alias, source) => ofBank(source))
    const [ours, silence] = rows['quality_rows'] ?? []
    expect(Number(ours?.['auc_low'])).toBeGreaterThan(0.75)
    expect(Number(ours?.['auc'])).toBeGreaterThan(Number(silence?.['auc']) + 0.05)
    expect((rows['action_list'] ?? []).every((row) => Number(row['lead_days']) >= 60)).toBe(true)
    const auc = await judge(rows['scored'] ?? [], {
      columns: ['cust_id', 'risk'],
      truth: `select cust_id, true_lapse_date <= date '2026-10-31' as hit from ${ofBank('truth/customer')}`,
    })
    expect(auc).toBeGreaterThan(0.8)
  }, 240_000)

  test('bookings agree with the monthly flows to the cent, and a tenth of the customers makes a multiple of the outflow', async () => {
    const { rows } = await run('money-flow', (_alias, source) => ofBank(source))
    const [sums, chosen] = rows['quality'] ?? []
    expect(sums).toMatchObject({ verdict: '逐分相符' })
    expect(Number(chosen?.['low'])).toBeGreaterThan(2 * Number(chosen?.['baseline']))
    const flows = rows['flows'] ?? []
    const through = (end: string) =>
      flows.reduce((sum, row) => sum + (row[end] === '账户' ? Number(row['amount']) : 0), 0)
    expect(through('source')).toBeCloseTo(through('target'), 0)
  }, 240_000)

  test('who rises is told better than by the balance alone, and assets say a little of the hidden wealthy', async () => {
    const { rows } = await run('high-value', (_alias, source) => ofBank(source))
    const [ours, balance] = rows['quality_rows'] ?? []
    expect(Number(ours?.['auc'])).toBeGreaterThan(Number(balance?.['auc']))
    const auc = await judge(rows['candidates'] ?? [], {
      columns: ['cust_id', 'assets'],
      truth: `select cust_id, is_hidden_high_value as hit from ${ofBank('truth/customer')}`,
    })
    expect(auc).toBeGreaterThan(0.55)
  }, 240_000)

  test('the campaign that has an effect is proven, the one that has none is denied, and offers beat the best sellers', async () => {
    const { rows } = await run('next-product', (_alias, source) => ofBank(source))
    const verdicts = new Map((rows['campaign_rows'] ?? []).map((row) => [row['campaign_id'], row['verdict']]))
    expect(verdicts.get('K2603')).toMatch(/^有用/)
    expect(verdicts.get('K2606')).toMatch(/^看不出效果/)
    const [offers] = rows['quality_rows'] ?? []
    expect(Number(offers?.['low'])).toBeGreaterThan(Number(offers?.['baseline']))
  }, 240_000)
})

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Runs a template as the platform does, over files made from a relation per dataset. */
async function run(
  name: string,
  relationOf: (alias: string, source: string) => string,
  {
    attach,
    parameters = {},
  }: { attach?: string; parameters?: Readonly<Record<string, ParameterValue>> } = {},
) {
  const app = await readTemplate(name)
  const datasets = []
  for (const { alias, source, columns } of app.datasets) {
    const file = join(
      folder,
      `${name}-${alias}-${datasets.length}-${Math.round(performance.now() * 1000)}.duckdb`,
    )
    const fields = columns.map((column) => `"${column.name}"::${sqlTypes[column.type]} as "${column.name}"`)
    await inDuckdb(file, [
      ...(attach === undefined ? [] : [`attach '${attach}' as kept (read_only)`]),
      `create table data as select ${fields.join(', ')} from ${relationOf(alias, source)}`,
    ])
    datasets.push({ alias, file })
  }
  const { blocks } = await worker.run({
    app,
    datasets,
    inputs: { parameters },
    fallbackDay: '2026-10-31',
    scope: goldenScope,
    rowLimit: 50_000,
    relationRows: 50_000,
    deadlineMs: 120_000,
  })
  return {
    states: Object.entries(blocks).map(([block, { status, failure }]) => ({ block, status, failure })),
    rows: Object.fromEntries(
      Object.entries(blocks).map(([block, { arrow }]): [string, Rows] => [
        block,
        arrow === undefined ? [] : plainRows(readTable(arrow, 'zh')),
      ]),
    ),
  }
}

async function readTemplate(name: string): Promise<App> {
  const { app, problems } = checkApp(await readAppFiles(join(templates, name)), { methods })
  if (app === undefined) throw new Error(JSON.stringify(problems))
  return app
}

const sqlTypes = {
  text: 'varchar',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
} as const

async function inDuckdb(file: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

/** AUC of a page's figure against what only the generator knows. */
async function judge(
  rows: Rows,
  { columns: [id, score], truth }: { columns: readonly [string, string]; truth: string },
): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('create table scores (id varchar, score double)')
  for (let at = 0; at < rows.length; at += 1000) {
    const values = rows.slice(at, at + 1000).map((row) => `('${String(row[id])}', ${Number(row[score])})`)
    await connection.run(`insert into scores values ${values.join(', ')}`)
  }
  const result = await connection.runAndReadAll(`
    with placed as (
      select coalesce(hit, false)::integer as y, rank() over (order by score) + (count(*) over (partition by score) - 1) / 2.0 as place
      from scores join (${truth}) as known on known.cust_id = scores.id
    )
    select (sum(place * y) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * (count(*) - sum(y))) as auc from placed`)
  const auc = Number(result.getRowObjects()[0]?.['auc'])
  connection.closeSync()
  instance.closeSync()
  return auc
}

/** 1,200 firms: half are dormant two months before the end; of those that still trade six in ten come back, else one in twenty. */
const planted = [
  `create table corporate as select printf('E%07d', n) as corp_id, '企业' || n as name, '小型' as size, false as is_payroll_client from range(1200) as t(n)`,
  `create table account as select corp_id || '-A' as acct_id, '单位活期' as kind, null::date as matures_on from corporate`,
  `create table firm as select corp_id, n, n % 2 = 0 as is_quiet, n % 6 = 0 as trades, md5_number_lower('silent' || n) % 5 as more_months,
     case when n % 6 = 0 then md5_number_lower('back' || n) % 10 < 6 else md5_number_lower('back' || n) % 20 = 0 end as returns
   from (select corp_id, row_number() over (order by corp_id) as n from corporate)`,
  `create table month as select corp_id || '-A' as acct_id, corp_id, last_day(date '2025-10-01' + to_months(m::integer)) as month, 100000.0 as end_balance, 2000.0 as outflow,
     case when not is_quiet or m <= 6 - more_months % 4 or (returns and m >= 11) then 8 else 0 end + case when month(last_day(date '2025-10-01' + to_months(m::integer))) in (3, 6, 9, 12) then 1 else 0 end as txn_count
   from firm cross join range(13) as t(m)`,
  `create table counterparty as select 'P' || corp_id as cp_id, corp_id as linked_corp_id from firm`,
  `create table txn as select day::date as date, 'E9999999' as corp_id, null::varchar as cust_id, '支出' as direction, 1000.0 as amount, 'P' || corp_id as counterparty_id
   from firm cross join unnest([date '2026-07-15', date '2026-08-15', date '2026-09-15', date '2026-10-15']) as d(day) where trades`,
]
