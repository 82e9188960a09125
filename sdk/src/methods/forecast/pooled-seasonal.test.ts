import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openNodeEngine, type NodeEngine } from '../../node/engine.ts'
import { quoteName } from '../../runtime/quote.ts'
import type { SqlMethod } from '../method.ts'
import { pooledSeasonal } from './pooled-seasonal.ts'
import { seasonalNaive } from './seasonal-naive.ts'

let engine: NodeEngine

beforeAll(async () => {
  engine = await openNodeEngine()
})
afterAll(() => engine.close())
beforeEach(() => calendar('where false'))

describe('many machines over two years', () => {
  beforeEach(async () => {
    await cash(machines({ count: 20, days: 735 }))
    await calendar('')
    await forecast({ horizon: 56 })
  })

  test('the forecast is better than the same day of last week on every machine and its interval holds', async () => {
    const [quality] = await rows('from f_quality')
    expect(quality).toMatchObject({ series: 20, tested_series: 20, better_series: 20, origins: 3 })
    expect(Number(quality?.['smape'])).toBeLessThan(0.8 * Number(quality?.['naive_smape']))
    expect(Number(quality?.['coverage'])).toBeGreaterThan(0.75)
    expect(Number(quality?.['coverage'])).toBeLessThan(0.9)
  })

  test('every machine gets every day ahead, with the interval around the forecast', async () => {
    expect(
      await rows(`select count(*) as days, count(distinct atm_id) as machines, min(date)::varchar as first,
        max(date)::varchar as last, bool_and(0 <= p10 and p10 <= predicted and predicted <= p90) as ordered from f`),
    ).toEqual([{ days: 1120, machines: 20, first: '2026-01-06', last: '2026-03-02', ordered: true }])
  })

  test('a holiday is learnt from the same holiday of earlier years', async () => {
    const [spring] = await rows(
      `select avg(predicted) filter (date between '2026-02-16' and '2026-02-22')
         / avg(predicted) filter (date between '2026-02-02' and '2026-02-08') as ratio from f`,
    )
    expect(Number(spring?.['ratio'])).toBeGreaterThan(0.4)
    expect(Number(spring?.['ratio'])).toBeLessThan(0.6)
  })

  test('nothing after a day changes what was forecast on that day', async () => {
    const question = `select sum(predicted) as predicted, sum(p90) as p90, sum(naive) as naive
      from f_backtest where origin = date '2025-11-10'`
    const [before] = await rows(question)
    await engine.run(`update cash set dispensed = dispensed * 3 where date > date '2025-11-10'`)
    await forecast({ horizon: 56 })
    const [after] = await rows(question)
    expect(before?.['predicted']).not.toBeNull()
    for (const column of ['predicted', 'p90', 'naive']) {
      expect(Number(after?.[column])).toBeCloseTo(Number(before?.[column]), 6)
    }
  })
})

describe('data as it comes', () => {
  test.each<[string, string, { machines: number; days: number; history: string }]>([
    ['one machine', machines({ count: 1, days: 300 }), { machines: 1, days: 14, history: 'full' }],
    ['forty days', machines({ count: 3, days: 40 }), { machines: 3, days: 42, history: 'full' }],
    ['a single day', machines({ count: 2, days: 1 }), { machines: 2, days: 28, history: 'short' }],
    [
      'only zeros',
      'select 1 as atm_id, day as date, 0 as dispensed from days',
      { machines: 1, days: 14, history: 'full' },
    ],
    [
      'text of all kinds',
      `select atm_id, date::varchar as date, dispensed::varchar as dispensed from (${machines({ count: 2, days: 90 })})
       union all select 'M01', 'not a day', 'x' union all select 'M01', '2024-02-01', 'x'`,
      { machines: 2, days: 28, history: 'full' },
    ],
    [
      'every day twice, some negative, some missing',
      `select atm_id, date, case when day(date) = 3 then -5 when day(date) = 7 then null else dispensed end as dispensed
       from (${machines({ count: 2, days: 200 })}) cross join range(2)`,
      { machines: 2, days: 28, history: 'full' },
    ],
    [
      'one row of the year 2099',
      `${machines({ count: 12, days: 120 })} union all select 'M01', date '2099-01-01', 5`,
      { machines: 12, days: 168, history: 'full' },
    ],
  ])('%s: there is an answer for every machine', async (_, query, { machines: count, days, history }) => {
    await cash(query)
    await forecast({ horizon: 14 })
    expect(
      await rows(
        `select count(*) as days, count(distinct atm_id) as machines, bool_and(isfinite(predicted) and p10 >= 0 and p90 >= predicted) as sound from f`,
      ),
    ).toEqual([{ days, machines: count, sound: true }])
    expect(await rows('select distinct history from f_series')).toEqual([{ history }])
  })

  test('without a single amount there is no forecast and no error', async () => {
    await cash(`select * from (${machines({ count: 2, days: 20 })}) where false`)
    await forecast({ horizon: 14 })
    expect(await rows('select count(*) as days from f')).toEqual([{ days: 0 }])
    expect(await rows('select series, smape from f_quality')).toEqual([{ series: 0, smape: null }])
  })

  test('a machine that stopped is flagged and needs nothing', async () => {
    await cash(
      `select * from (${machines({ count: 4, days: 300 })}) where atm_id <> 'M02' or date < '2024-09-01'`,
    )
    await forecast({ horizon: 14 })
    expect(await rows(`select atm_id from f_series where history = 'stopped'`)).toEqual([{ atm_id: 'M02' }])
    expect(await rows(`select sum(p90) as p90 from f where atm_id = 'M02'`)).toEqual([{ p90: 0 }])
  })

  test('a machine closed at weekends is forecast closed at weekends', async () => {
    await cash(`select * from (${machines({ count: 3, days: 200 })}) where isodow(date) < 6`)
    await forecast({ horizon: 14 })
    expect(
      await rows(
        'select max(predicted) filter (isodow(date) > 5) as weekend, min(predicted) filter (isodow(date) < 6) > 0 as open from f',
      ),
    ).toEqual([{ weekend: 0, open: true }])
  })

  test('a calendar without payday column and with numbers as codes is read', async () => {
    await cash(machines({ count: 3, days: 200 }))
    await engine.run(
      `create or replace temp table calendar as select day::varchar as date, case when day(day) = 1 then 7 end as holiday_code from days`,
    )
    await forecast({ horizon: 14 })
    expect(await rows('select count(*) as days from f')).toEqual([{ days: 42 }])
  })

  test('a payday in the calendar raises the forecast of that day, however it is written', async () => {
    await cash(
      `select atm_id, date, dispensed * case when day(date) = 15 then 2 else 1 end as dispensed from (${machines({ count: 10, days: 290 })})`,
    )
    for (const flag of [
      'day(day) = 15',
      "case when day(day) = 15 then '是' else '否' end",
      '(day(day) = 15)::integer',
    ]) {
      await engine.run(
        `create or replace temp table calendar as select day as date, null::varchar as holiday_code, ${flag} as payday from days`,
      )
      await forecast({ horizon: 56 })
      const [row] = await rows(
        `select avg(predicted) filter (day(date) = 15) / avg(predicted) filter (day(date) in (8, 22)) as ratio from f`,
      )
      expect(Number(row?.['ratio'])).toBeGreaterThan(1.6)
    }
  })
})

test('the baseline repeats the last week', async () => {
  await cash(machines({ count: 2, days: 100 }))
  await forecast({ horizon: 7 }, seasonalNaive)
  expect(
    await rows(`select count(*) as days, bool_and(f.predicted = cash.dispensed and p10 <= predicted and predicted <= p90) as same
      from f join cash on cash.atm_id = f.atm_id and cash.date = f.date - 7`),
  ).toEqual([{ days: 14, same: true }])
})

async function cash(query: string): Promise<void> {
  await engine.run(
    `create or replace temp table days as select date '2024-01-02' + n::integer as day from range(0, 800) as t(n)`,
  )
  await engine.run(`create or replace temp table cash as ${query}`)
}

/** Spring Festival halves the cash, as the machines of `machines` have it. */
async function calendar(where: string): Promise<void> {
  await engine.run(`create or replace temp table calendar as
    select date '2024-01-02' + n::integer as date, null::boolean as payday,
      case when date between '2024-02-10' and '2024-02-16' or date between '2025-01-29' and '2025-02-04'
        or date between '2026-02-16' and '2026-02-22' then '春节' end as holiday_code
    from range(0, 800) as t(n) ${where}`)
}

function machines({ count, days }: { count: number; days: number }): string {
  return `select 'M' || lpad(m::varchar, 2, '0') as atm_id, date '2024-01-02' + d::integer as date,
    round(50000 * (1 + m % 5) * [1, 0.8, 0.9, 1, 1.4, 1.2, 0.7][1 + (d + m) % 7]
      * exp(0.35 * (hash(m * 10007 + d) % 10000 / 5000.0 - 1))
      * case when date '2024-01-02' + d::integer between '2024-02-10' and '2024-02-16'
          or date '2024-01-02' + d::integer between '2025-01-29' and '2025-02-04' then 0.5 else 1 end) as dispensed
    from range(1, ${count + 1}) as a(m), range(0, ${days}) as b(d)`
}

async function forecast({ horizon }: { horizon: number }, method: SqlMethod = pooledSeasonal): Promise<void> {
  const columns = await rows(`select column_name as name, column_type as type from (describe calendar)`)
  const statements = method.statements({
    name: 'f',
    relations: { data: 'cash', calendar: 'calendar' },
    columns: { calendar: columns.map(({ name, type }) => ({ name: String(name), type: String(type) })) },
    options: {
      key: 'atm_id',
      date: 'date',
      value: 'dispensed',
      holiday: 'holiday_code',
      payday: 'payday',
      horizon,
    },
    seed: 1,
    quote: quoteName,
  })
  for (const statement of statements) await engine.run(statement)
}

async function rows(query: string): Promise<readonly Record<string, unknown>[]> {
  const { table } = await engine.query(query.startsWith('from') ? `select * ${query}` : query)
  return table.toArray().map((row) => row.toJSON() as Record<string, unknown>) // a row of Arrow is a record
}
