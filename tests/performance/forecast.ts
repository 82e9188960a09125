import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { attachSql, withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { runInBrowser } from '../support/run-in-browser.ts'
import { emptyRun } from '../support/small-app.ts'
import { listed, median, type Figure } from './figure.ts'
import { openRunnerPage } from './runner-page.ts'

const template = join(import.meta.dirname, '../../app-templates/atm-cash-forecast')

/** 111 machines over 735 days, with weekly and yearly seasons, gaps and noise: the shape of the public NN5 series. */
const cash = `select 'NN5-' || lpad(machine::varchar, 3, '0') as atm_id, (date '1996-03-18' + day::integer) as date,
    case when hash(machine, day) % 40 = 0 then null
      else round((10 + machine % 17) * (1 + 0.4 * sin(2 * pi() * (day + machine) / 7))
        * (1 + 0.2 * sin(2 * pi() * day / 365)) * (0.7 + (hash(day, machine, 7) % 1000) / 1700.0) * 1000, 2) end as dispensed
  from range(1, 112) m(machine), range(735) d(day) order by atm_id, date`
const calendar = `select (date '1996-01-01' + day::integer) as date,
    case when dayofyear(date '1996-01-01' + day::integer) between 40 and 46 then 'spring-festival' end as holiday_code,
    case when day(date '1996-01-01' + day::integer) = 25 then 'Y' end as payday
  from range(1200) d(day) order by date`

/** The whole page of the ATM template with the longest horizon, in the engine of the browser. */
export async function measureForecast(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-forecast-'))
  const runner = await openRunnerPage()
  try {
    const files = [
      { alias: 'cash', path: await write(folder, 'cash', cash) },
      { alias: 'calendar', path: await write(folder, 'calendar', calendar) },
    ]
    const { app, problems } = checkApp(await readTemplate(), { methods })
    if (app === undefined) throw new Error(`the template does not check: ${problems[0]?.message.en}`)
    const blocks: number[] = []
    const pages: number[] = []
    for (const seed of [1, 2, 3]) {
      const started = performance.now()
      const { states } = await runInBrowser(runner.page, runner.port, {
        app,
        files,
        inputs: { parameters: { horizon: 56 }, today: '1998-03-22', seed },
        scope: emptyRun.scope,
        relations: [],
      })
      const failed = Object.entries(states).find(([, state]) => state.status !== 'done')
      if (failed !== undefined)
        throw new Error(`block ${failed[0]} of the template: ${JSON.stringify(failed[1])}`)
      pages.push(performance.now() - started)
      const forecast = states['forecast']
      if (forecast?.elapsedMs !== undefined) blocks.push(forecast.elapsedMs)
    }
    return [
      {
        what: 'forecast of 111 machines in the browser engine',
        most: 5,
        measured: median(blocks) / 1000,
        unit: 's',
        note: `56 days ahead, generated series: ${listed(blocks)} ms`,
      },
      {
        what: 'the whole page of it, with back-test and costs',
        measured: median(pages) / 1000,
        unit: 's',
        note: `${listed(pages)} ms, the first with the start of the engine`,
      },
    ]
  } finally {
    await runner.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function write(folder: string, name: string, select: string): Promise<string> {
  const path = join(folder, `${name}.duckdb`)
  await withDuckDb({ memoryMb: 500, threads: 1 }, async (duckdb) => {
    await duckdb.run(attachSql(path, 'made', ['block_size 16384']))
    await duckdb.run(`create table made.main.data as ${select}`)
    await duckdb.run('detach made')
  })
  return path
}

async function readTemplate(): Promise<AppFiles> {
  const queries = (await readdir(join(template, 'queries'))).map((name) => `queries/${name}`)
  const paths = ['app.md', 'app.en.md', ...queries]
  const texts = await Promise.all(paths.map((path) => readFile(join(template, path), 'utf8')))
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']))
}
