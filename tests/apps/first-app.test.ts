import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChartBlock } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import type { Column, ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { convertToDuckdb } from '@aladdin/sdk/node/convert.ts'
import { profileJob } from '@aladdin/sdk/node/native/profile-job.ts'
import { RunWorker } from '@aladdin/sdk/node/run-in-worker.ts'
import { appFromDataset } from '@aladdin/server/src/features/workbench/first-app.ts'
import { toColumnProfiles } from '@aladdin/server/src/engine/profile/profile.ts'
import { goldenScope } from './cases.ts'
import { nativePoolOnDemand } from '../support/native-pool.ts'

const worker = new RunWorker()
const native = nativePoolOnDemand()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-first-app-'))
})
afterAll(async () => {
  await worker.close()
  await native.close()
  await rm(folder, { recursive: true, force: true })
})

const days = (index: number) => `2026-01-${String((index % 28) + 1).padStart(2, '0')}`
const amount = (index: number) => 100 + ((index * 37) % 61) / 4

test('a table with days and amounts begins with the sum of each day as a line', async () => {
  const { chart, query, rowsOf } = await begin(
    { account_id: 'text', branch: 'text', day: 'date', paid: 'number' },
    (index) => [`A${index}`, `B${index % 3}`, days(index), amount(index)],
  )
  expect(chart).toMatchObject({ chart: 'line', title: { zh: '每天的paid合计', en: 'Total paid per day' } })
  expect(query).toContain('sum(paid)')
  expect(rowsOf).toEqual({ size: 1, first_look: 28, sample: 200 })
})

test('moments are drawn by their day, and without an amount their rows are counted', async () => {
  const { chart, query, rowsOf } = await begin({ at: 'timestamp', note: 'text' }, (index) => [
    `${days(index)} 0${index % 10}:00:00`,
    `note ${index}`,
  ])
  expect(chart).toMatchObject({ chart: 'line', title: { zh: '每天的行数', en: 'Rows per day' } })
  expect(query).toContain('count(*)')
  expect(rowsOf).toMatchObject({ first_look: 28 })
})

test('a table with few categories begins with their bars, the largest first', async () => {
  const { chart, query, rowsOf } = await begin({ product: 'text', units: 'integer' }, (index) => [
    `P${index % 12}`,
    index % 50,
  ])
  expect(chart).toMatchObject({ chart: 'bar', title: { zh: '各product的units合计' } })
  expect(query).toMatch(/sum\(units\)[^]*order by total desc/)
  expect(rowsOf).toMatchObject({ first_look: 12 })
})

test('a yes or no is a category', async () => {
  const { query } = await begin({ churned: 'boolean' }, (index) => [index % 4 === 0])
  expect(query).toContain('churned::varchar as category, count(*)')
})

test('a table of one day only does not begin with a line of one point', async () => {
  const { chart } = await begin({ day: 'date', grade: 'text', balance: 'number' }, (index) => [
    '2026-01-31',
    `G${index % 5}`,
    amount(index),
  ])
  expect(chart).toMatchObject({ chart: 'bar' })
})

test('a table of numbers alone begins with how the first of them spreads', async () => {
  const { chart, rowsOf } = await begin({ balance: 'number', used: 'number' }, (index) => [
    amount(index),
    amount(index + 3),
  ])
  expect(chart).toMatchObject({ chart: 'histogram', x: 'amount', title: { zh: 'balance的分布' } })
  expect(rowsOf).toMatchObject({ first_look: 300 })
})

test('of a large table of numbers an even sample is drawn, and the title says so', async () => {
  const { chart, rowsOf } = await begin({ balance: 'number' }, (index) => [amount(index)], { rows: 6000 })
  expect(chart).toMatchObject({ title: { zh: 'balance的分布（抽样 5000 行）' } })
  expect(rowsOf).toMatchObject({ first_look: 5000 })
})

test('a table of texts alone begins with the most frequent ones and how often they stand there', async () => {
  const { chart, query, rowsOf } = await begin({ street: 'text' }, (index) => [`Street ${index % 40}`])
  expect(chart).toBeUndefined()
  expect(query).toContain('street as entry, count(*)')
  expect(rowsOf).toMatchObject({ first_look: 20 })
})

test('shares and prices are averaged, not added up', async () => {
  const { query } = await begin({ day: 'date', default_rate: 'number' }, (index) => [days(index), 0.1])
  expect(query).toContain('avg(default_rate)')
})

test('neither keys nor numbers that are given out are drawn or added up', async () => {
  const { query, files } = await begin(
    { customer: 'text', serial: 'integer', card_no: 'integer', phone: 'integer' },
    (index) => [`C${index}`, index + 1, 6_222_000_000 + index * 17, 13_900_000_000 + index * 131],
    { entity: 'customer' },
  )
  expect(query).toBeUndefined()
  expect(files['app.md']).not.toMatch(/sum\(|avg\(/)
})

test('a masked column is shown in the rows and nowhere else', async () => {
  const { chart, query, files } = await begin(
    { day: 'date', salary: 'number', spent: 'number' },
    (index) => [days(index), amount(index), amount(index)],
    { masked: 'salary' },
  )
  expect(chart).toMatchObject({ chart: 'line' })
  expect(query).toContain('sum(spent)')
  expect(files['app.md']?.match(/salary/g)).toHaveLength(1)
})

test('columns and tables with names that SQL or the app keeps for itself work too', async () => {
  const { chart, rowsOf } = await begin(
    { order: 'date', total: 'number', null: 'text' },
    (index) => [days(index), amount(index), 'x'],
    { name: 'sample' },
  )
  expect(chart).toMatchObject({ chart: 'line' })
  expect(rowsOf).toMatchObject({ first_look: 28 })
})

test('a table without rows begins with its rows alone', async () => {
  const { query, rowsOf } = await begin({ day: 'date', paid: 'number' }, () => [], { rows: 0 })
  expect(query).toContain('paid')
  expect(rowsOf).toMatchObject({ size: 1, sample: 0 })
})

interface Begun {
  readonly rows?: number
  readonly name?: string
  readonly masked?: string
  /** Column that identifies customers. */
  readonly entity?: string
}

/** Describes a table of 300 rows as the platform does, writes the first app over it and runs it for real. */
async function begin(
  types: Readonly<Record<string, ColumnType>>,
  rowAt: (index: number) => readonly unknown[],
  { rows = 300, name = 'mine', masked, entity }: Begun = {},
) {
  const columns: Column[] = Object.entries(types).map(([column, type]) => ({
    name: column,
    type,
    title: { zh: column, en: column },
    meaning: { zh: '', en: '' },
    ...(column === entity ? { entity: 'customer' as const } : {}),
  }))
  const input = join(folder, `${expect.getState().currentTestName?.length}.csv`)
  const file = `${input}.duckdb`
  const lines = Array.from({ length: rows }, (_, index) => rowAt(index).join(','))
  await writeFile(input, [Object.keys(types).join(','), ...lines, ''].join('\n'))
  await convertToDuckdb({ input, columns, output: file })
  const shape = await native.run(profileJob, {
    path: file,
    columns: columns.map(({ name, type }) => ({ name, type })),
  })
  const profiles = toColumnProfiles(shape)
  const files = appFromDataset({
    name,
    source: name,
    title: { zh: '我的表', en: 'My table' },
    rows,
    columns: columns.map((column) => ({
      column,
      treatment: column.name === masked ? 'masked' : 'visible',
      profile: profiles.get(column.name),
    })),
  })
  const { app, problems } = checkApp(files, { methods })
  if (app === undefined) throw new Error(JSON.stringify(problems))
  const { blocks } = await worker.run({
    app,
    datasets: app.datasets.map(({ alias }) => ({ alias, file })),
    inputs: { parameters: {} },
    fallbackDay: '2026-01-31',
    scope: goldenScope,
    rowLimit: 6000,
    relationRows: 6000,
    deadlineMs: 60_000,
  })
  expect(Object.values(blocks).map(({ status }) => status)).toEqual(Object.values(blocks).map(() => 'done'))
  const relations = app.blocks.filter(({ kind }) => kind === 'sql')
  const look = app.blocks.find(({ name: block }) => block === 'first_look')
  return {
    files,
    chart: app.blocks.find((block): block is ChartBlock => block.kind === 'chart'),
    query: look?.kind === 'sql' ? look.sql : undefined,
    rowsOf: Object.fromEntries(relations.map(({ name: block }) => [block, blocks[block]?.rows])),
  }
}
