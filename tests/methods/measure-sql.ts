import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MethodCall } from '@aladdin/sdk/methods/method.ts'
import { pooledSeasonal } from '@aladdin/sdk/methods/forecast/pooled-seasonal.ts'
import type { DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { withDefaults } from '@aladdin/sdk/runtime/method-options.ts'
import { quoteName, quoteText } from '@aladdin/sdk/runtime/quote.ts'
import { columnsOf } from './fit-on.ts'
import type { Printer } from './measure-uplift.ts'

const origins = [567, 623, 679]

/** NN5: eight weeks ahead of 111 cash machines from three days, with nothing later than the day. */
export async function measureNn5(duckdb: DuckDb, { folder, line }: Printer): Promise<void> {
  const file = (name: string) => quoteText(join(folder, 'nn5-atm', name))
  await duckdb.run(
    `create or replace table wide as select * from read_csv(${file('nn5_train.csv.gz')}, sample_size = -1)`,
  )
  await duckdb.run(`create or replace table every_day as
select series_id, date, value from (unpivot wide on columns(* exclude date) into name series_id value value)`)
  await duckdb.run(
    `create or replace table calendar as select * from read_csv(${file('calendar.csv.gz')}, all_varchar = true)`,
  )
  const before = process.cpuUsage()
  const runs: Readonly<Record<string, unknown>>[] = []
  for (const origin of origins) {
    await duckdb.run(`create or replace table data as
select * from every_day where date < (select min(date) from every_day) + ${origin}`)
    const call: MethodCall = {
      name: 'nn5',
      relations: { data: 'data', calendar: 'calendar' },
      columns: { data: await columnsOf(duckdb), calendar: await columnsOf(duckdb, 'calendar') },
      options: withDefaults(pooledSeasonal.options, { key: 'series_id', value: 'value', horizon: 56 }),
      seed: 1,
      quote: quoteName,
    }
    for (const statement of pooledSeasonal.statements(call)) await duckdb.run(statement)
    const [row = {}] = await duckdb.rows(`with days as (
  select f.series_id, d.value as actual, f.predicted as forecast, f.p10, f.p90, w.value as naive
  from nn5 f join every_day d on d.series_id = f.series_id and d.date = f.date
  left join data w on w.series_id = f.series_id
    and w.date = f.date - 7 * (1 + (f.date - (select max(date) from data) - 1) // 7)::integer
  where d.value is not null
),
miss as (
  select *, 200 * abs(actual - forecast) / nullif(abs(actual) + abs(forecast), 0) as ours,
    200 * abs(actual - naive) / nullif(abs(actual) + abs(naive), 0) as theirs from days
),
per_series as (
  select series_id, avg(coalesce(ours, 0)) as ours, avg(theirs) as theirs, avg((actual between p10 and p90)::integer) as held
  from miss group by series_id
)
select avg(ours) as ours, avg(theirs) as theirs, avg(held) as held, count(*) filter (ours < theirs) as better from per_series`)
    runs.push(row)
  }
  const { user, system } = process.cpuUsage(before)
  const seconds = ((user + system) / 1e6 / origins.length).toFixed(2)
  const mean = (name: string) => runs.reduce((sum, run) => sum + Number(run[name]), 0) / runs.length
  const [ours, theirs, held, better] = [mean('ours'), mean('theirs'), mean('held'), mean('better')]
  line([
    'NN5, sMAPE, three origins',
    ours.toFixed(2),
    theirs.toFixed(2),
    '19.9–20.4',
    '<= 20.5',
    ours <= 20.5 ? 'yes' : 'NO',
    seconds,
  ])
  line([
    '  80 % interval covers',
    held.toFixed(3),
    '',
    '',
    '0.75–0.85',
    held >= 0.75 && held <= 0.85 ? 'yes' : 'NO',
    '',
  ])
  line(['  machines better than naive', better.toFixed(0), '', '', '>= 95', better >= 95 ? 'yes' : 'NO', ''])
}

/** BPI 2012: the query of the funnel lab against a count in plain code. */
export async function measureFunnel(duckdb: DuckDb, { folder, line }: Printer): Promise<void> {
  const path = join(folder, 'bpi2012-loan-events/events_first9000.csv.gz')
  const app = readFileSync(join(import.meta.dirname, '../../app-templates/funnel-lab/app.md'), 'utf8')
  const query = /```sql funnel\n([^`]*)```/.exec(app)?.[1] ?? ''
  await duckdb.run(
    `create or replace table events as select case_id, activity, ts from read_csv(${quoteText(path)})`,
  )
  const before = process.cpuUsage()
  const rows = await duckdb.rows(query)
  const { user, system } = process.cpuUsage(before)
  const cases = new Map<string, Set<string>>()
  for (const event of gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1)) {
    const [id = '', activity = ''] = event.split(',')
    cases.set(activity, (cases.get(activity) ?? new Set()).add(id))
  }
  const right = rows.filter(
    ({ activity, cases: count }) => cases.get(String(activity))?.size === Number(count),
  ).length
  const isMet = right === cases.size && rows.length === cases.size
  const seconds = ((user + system) / 1e6).toFixed(2)
  line([
    'BPI 2012, funnel counts',
    `${right} of ${cases.size}`,
    '',
    'exact',
    'exact',
    isMet ? 'yes' : 'NO',
    seconds,
  ])
}
