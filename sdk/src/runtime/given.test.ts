import { expect, test } from 'vitest'
import type { App, Block } from '../app/app.ts'
import { givenTo, withGiven } from './given.ts'

const place = { file: 'app.md', line: 1 }
const title = { zh: '客户', en: 'birth_date of customer' }
const sql = (name: string, text: string): Block => ({ kind: 'sql', name, place, sql: text })
const table = (data: string): Block => ({
  kind: 'table',
  name: `shown_${data}`,
  place,
  title,
  data,
  limit: 100,
  columns: [],
})

const app: App = {
  format: 1,
  title,
  summary: title,
  topic: 'retail',
  tags: [],
  datasets: [
    { alias: 'customer', source: 'customer', columns: [] },
    { alias: 'branch', source: 'branch', columns: [] },
  ],
  blocks: [
    sql('everyone', 'select * from customer'),
    sql('by_year', "select date_trunc('year', Birth_Date) as born, count(*) as n from everyone group by 1"),
    sql('plain', 'select count(*) as n from branch'),
    sql('counted', 'select count(*) as n from everyone'),
  ],
  body: { zh: [], en: [] },
}
const column = { type: 'date', masked: true } as const
const masked = withGiven(app, [
  { alias: 'customer', columns: [{ ...column, name: 'birth_date', mask: 'date-to-month' }], mode: 'rows' },
  { alias: 'branch', columns: [{ ...column, name: 'opened_on', masked: false }], mode: 'rows' },
])

test('a block says that a column is masked when a text that it reads names it, however far below', () => {
  expect(givenTo(masked, table('by_year'), ['born', 'n']).masks).toEqual({ birth_date: 'date-to-month' })
})

test('a block that takes every column says so by what stands over its result', () => {
  expect(givenTo(masked, table('everyone'), ['cust_id', 'birth_date']).masks).toEqual({
    birth_date: 'date-to-month',
  })
})

test('a block that reads other columns, or other data, says nothing, whatever its title', () => {
  expect(givenTo(masked, table('counted'), ['n']).masks).toEqual({})
  expect(givenTo(masked, table('plain'), ['n']).masks).toEqual({})
})

test('whatever reads groups says that they are groups', () => {
  const grouped = withGiven(app, [{ alias: 'customer', columns: [], mode: 'aggregate' }])
  expect(givenTo(grouped, table('counted'), ['n']).isAggregate).toBe(true)
  expect(givenTo(grouped, table('plain'), ['n']).isAggregate).toBe(false)
})

test('an app on rows as they are stays the app that it was', () => {
  expect(withGiven(app, [{ alias: 'customer', columns: [], mode: 'rows' }])).toBe(app)
})
