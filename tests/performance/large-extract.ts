import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { attachSql, withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { emptyApp, emptyRun } from '../support/small-app.ts'
import { listed, median, repeat, timed, type Figure } from './figure.ts'
import { giveFile, openRunnerPage } from './runner-page.ts'

const rows = `select 'B' || lpad((i // 125000)::varchar, 2, '0') as branch_id, 'A' || (i * 7919 % 900) as atm_id,
  date '2024-01-01' + (i % 730)::integer as day, (i * 31 % 100000)::double as amount
  from range(5000000) r(i) order by branch_id, day`
const queries = {
  'branch × month': `select branch_id, month::text as month, amount from
    (select branch_id, date_trunc('month', day) as month, sum(amount) as amount from data where amount > 1000
      group by all order by all limit 100)`,
  'ATM × day, top 5': `select atm_id, day::text as day, amount from
    (select atm_id, day, sum(amount) as amount from data group by all order by amount desc limit 5)`,
}
const times = 7
const warmUp = 2

/** An extract of five million rows: attaching it in a frame, and grouping in the frame against native DuckDB. */
export async function measureLargeExtract(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-large-'))
  const path = join(folder, 'extract.duckdb')
  const runner = await openRunnerPage()
  try {
    await writeExtract(path)
    const megabytes = Math.round((await stat(path)).size / 1e6)
    await giveFile(runner.page, path)
    const attaches = await attachOften(runner.page, runner.port)
    const figures: Figure[] = [
      {
        what: 'attach a 5 M-row extract in the frame',
        most: 100,
        measured: median(attaches),
        unit: 'ms',
        note: `${megabytes} MB: ${listed(attaches)}`,
      },
    ]
    for (const [name, sql] of Object.entries(queries)) {
      const { frame, native } = await compare(runner.page, path, sql)
      figures.push({
        what: `group by ${name} over 5 M rows, frame against native with one thread`,
        most: 2.5,
        measured: median(frame) / median(native),
        unit: '×',
        note: `${median(frame).toFixed(0)} ms against ${median(native).toFixed(0)} ms`,
      })
    }
    return figures
  } finally {
    await runner.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function writeExtract(path: string): Promise<void> {
  return withDuckDb({ memoryMb: 2000, threads: 2 }, async (duckdb) => {
    await duckdb.run(attachSql(path, 'extract', ['block_size 262144']))
    await duckdb.run(`create table extract.main.data as ${rows}`)
    await duckdb.run('checkpoint extract')
    await duckdb.run('detach extract')
  })
}

/** From the frame's word that it attaches to its word that it computes; each time as another version of the data. */
function attachOften(page: Page, port: number): Promise<number[]> {
  const columns = { branch_id: 'text', atm_id: 'text', day: 'date', amount: 'number' } as const
  const dataset = {
    alias: 'data',
    source: 'data',
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  }
  const run = { ...emptyRun, app: { ...emptyApp, datasets: [dataset] } }
  return page.evaluate(
    async ({ run, frameUrl, times }) => {
      const found: number[] = []
      let begun = 0
      let settle = (): void => undefined
      const runner = await window.sandbox.open(frameUrl, {
        stage(stage) {
          if (stage === 'data') begun = performance.now()
          if (stage === 'compute') found.push(performance.now() - begun)
        },
        settled: () => settle(),
      })
      const host = window as unknown as { bytes: Blob; runner: unknown } // put there by `giveFile` and here
      host.runner = runner
      for (let round = 0; round < times + 1; round++) {
        const settled = new Promise<void>((resolve) => {
          settle = resolve
        })
        runner.show({ ...run, datasets: [{ alias: 'data', version: `v${round}`, blob: host.bytes }] })
        await settled
      }
      return found.slice(1)
    },
    { run, frameUrl: `http://{instance}.localhost:${port}/r/frame.html`, times },
  )
}

/** The same question in turns, so that whatever else the machine does slows both. */
function compare(page: Page, path: string, sql: string): Promise<{ frame: number[]; native: number[] }> {
  return withDuckDb({ memoryMb: 2000, threads: 1 }, async (duckdb) => {
    await duckdb.run(attachSql(path, 'extract', ['read_only']))
    await duckdb.run('use extract')
    const native: number[] = []
    const frame = await repeat(
      async (round) => {
        native.push(await timed(() => duckdb.rows(sql)))
        return await queryFrame(page, `${sql} -- ${round}`)
      },
      { times, warmUp },
    )
    return { frame, native: native.slice(warmUp) }
  })
}

/** As an author's console asks: from the page to the frame and back. */
function queryFrame(page: Page, sql: string): Promise<number> {
  return page.evaluate(async (sql) => {
    const { runner } = window as unknown as {
      runner: Awaited<ReturnType<typeof window.sandbox.open>> // left by `attachOften`
    }
    const started = performance.now()
    const answer = await runner.query(sql)
    if (!answer.ok) throw new Error(answer.message)
    return performance.now() - started
  }, sql)
}
