import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '@aladdin/sdk/app/app.ts'
import type { Runner } from '../../web/src/sandbox/host.ts'
import { runInBrowser } from '../support/run-in-browser.ts'
import { startRunnerServer, type RunnerServer } from '../support/runner-server.ts'
import { emptyApp, emptyRun } from '../support/small-app.ts'

let server: RunnerServer
let browser: Browser
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'aladdin-frame-'))
const cash = join(folder, 'cash.duckdb')

beforeAll(async () => {
  const database = await DuckDBInstance.create(cash)
  const connection = await database.connect()
  await connection.run(
    `create table data as select * from (values ('A', date '2026-11-01', 10.0::double), ('A', date '2026-11-02', 30.0::double), ('B', date '2026-11-01', 5.0::double)) t(atm_id, date, dispensed)`,
  )
  connection.closeSync()
  database.closeSync()
  server = await startRunnerServer()
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.port}/`)
  await page.waitForFunction(() => 'sandbox' in window)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const place = { file: 'app.md', line: 1 }
const app: App = {
  ...emptyApp,
  datasets: [
    {
      alias: 'cash',
      source: 'atm_cash_daily',
      columns: [
        { name: 'atm_id', type: 'text' },
        { name: 'date', type: 'date' },
        { name: 'dispensed', type: 'number' },
      ],
    },
  ],
  blocks: [
    {
      kind: 'input',
      name: 'machine',
      place,
      type: 'text',
      label: { zh: '机器', en: 'Machine' },
      default: null,
    },
    {
      kind: 'sql',
      name: 'daily',
      place,
      sql: 'select date, sum(dispensed) as amount from cash [[ where atm_id = $machine ]] group by date order by date',
    },
    { kind: 'sql', name: 'wrong', place, sql: 'select nothing_like_it from cash' },
    {
      kind: 'kpi',
      name: 'first',
      place,
      data: 'daily',
      figures: [
        { value: 'amount', label: { zh: '取款', en: 'Dispensed' }, format: 'money', better: 'neither' },
      ],
    },
  ],
  body: {
    zh: [
      { kind: 'block', name: 'first' },
      { kind: 'block', name: 'wrong' },
    ],
    en: [],
  },
}

it('an app runs in the frame on the given rows, and a failing block leaves the others alone', async () => {
  const run = await runInBrowser(page, server.port, {
    app,
    files: [{ alias: 'cash', path: cash }],
    inputs: emptyRun.inputs,
    scope: emptyRun.scope,
    relations: ['daily'],
  })
  expect(run.answers['daily']).toMatchObject({
    rows: [
      ['2026-11-01', 15],
      ['2026-11-02', 30],
    ],
  })
  expect(run.states['first']).toMatchObject({ status: 'done', rows: 1 })
  expect(run.states['wrong']).toMatchObject({ status: 'failed', place: { line: 1 } })
})

it('a filter that is typed in changes the answer and is told to the page', async () => {
  const frame = page.frames().find((one) => one.url().includes('/r/frame.html'))
  await frame?.fill('#input-machine', 'B')
  await frame?.press('#input-machine', 'Enter')
  await frame?.waitForFunction(() => document.querySelector('.figure .number')?.textContent === '5.00')
  expect(await frame?.textContent('[data-block="wrong"] p')).toContain('nothing_like_it')
})

it('a query that breaks the engine is told so, and the next one runs on a new engine with the same rows', async () => {
  const [broken, next] = await page.evaluate(async () => {
    const { runner } = window as unknown as { runner: Runner }
    return [
      await runner.query(
        'select len(range(2000000000)) as length, len(list_sort(range(400000000))) as sorted',
      ),
      await runner.query('select count(*) as rows from cash'),
    ]
  })
  expect(broken.ok).toBe(false)
  expect(next).toMatchObject({ ok: true, rows: [[3]] })
})
