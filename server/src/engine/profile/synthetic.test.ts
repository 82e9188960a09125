import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { openEngineFixture, readData, type EngineFixture } from '../testing/engine-fixture.ts'
import { profileExtract } from './profile.ts'
import { writeSynthetic } from './synthetic.ts'

let engine: EngineFixture
beforeAll(async () => {
  engine = await openEngineFixture()
})
afterAll(() => engine.close())

async function shapeOf(select: string, types: Record<string, ColumnType>) {
  const { hash } = await engine.snapshotOf(select)
  const columns = Object.entries(types).map(([name, type]) => ({
    name,
    type,
    expression: name,
    treatment: { treatment: 'visible' as const },
  }))
  return profileExtract(engine.pool, { path: engine.blobs.path(hash) }, columns)
}

const cash = `select 'A' || (i // 200) as atm_id, date '2025-06-01' + (i % 200)::integer as day, (i % 200)::double as dispensed, if(i % 4 = 0, null, if(i % 4 = 1, '取款', '查询')) as kind from range(6000) r(i)`
const cashTypes = { atm_id: 'text', day: 'date', dispensed: 'number', kind: 'text' } as const

test('a profile tells range, spread, empty values and frequent values of each column', async () => {
  const { rows, columns } = await shapeOf(cash, cashTypes)
  const [atm, day, dispensed, kind] = columns
  expect([rows, atm?.nullShare, kind?.nullShare]).toEqual([6000, 0, 0.25])
  expect(day).toMatchObject({ min: '2025-06-01', max: '2025-12-17', distinct: 200, cadence: 'daily' })
  expect(dispensed?.histogram).toEqual(Array.from({ length: 20 }, () => 300))
  expect(dispensed?.quantiles?.[3]).toBeGreaterThan(90)
  expect(kind?.top).toEqual([
    { value: '查询', rows: 3000 },
    { value: '取款', rows: 1500 },
  ])
})

test('synthetic rows keep types, ranges and unbroken days per machine, and join with another dataset', async () => {
  const cashFile = join(engine.folder, 'cash.duckdb')
  const atmFile = join(engine.folder, 'atm.duckdb')
  const entities = { atm_id: 'atm' } as const
  const made = await writeSynthetic(engine.pool, {
    shape: await shapeOf(cash, cashTypes),
    classification: 'C1',
    entities,
    output: cashFile,
  })
  expect(made.rows).toBe(800)
  expect(
    await readData(
      cashFile,
      'count(distinct atm_id) as atms, count(distinct day) as days, min(day)::varchar as first, max(day)::varchar as last, min(dispensed) >= 0 and max(dispensed) <= 199 as inside, count(distinct kind) as kinds',
    ),
  ).toEqual([{ atms: 4, days: 200, first: '2025-06-01', last: '2025-12-17', inside: true, kinds: 2 }])
  await writeSynthetic(engine.pool, {
    shape: await shapeOf(`select 'A' || i as atm_id, 'x' as site from range(30) r(i)`, {
      atm_id: 'text',
      site: 'text',
    }),
    classification: 'C1',
    entities,
    output: atmFile,
  })
  const known = new Set((await readData(atmFile, 'atm_id')).map(({ atm_id }) => atm_id))
  const used = await readData(cashFile, 'distinct atm_id')
  expect(used.every(({ atm_id }) => known.has(atm_id))).toBe(true)
})

test('synthetic rows of customer data repeat no value of a customer', async () => {
  const output = join(engine.folder, 'customers.duckdb')
  await writeSynthetic(engine.pool, {
    shape: await shapeOf(
      `select 'C' || i as customer_id, if(i % 2 = 0, '王小明', '李小红') as holder, i::double as balance from range(1000) r(i)`,
      { customer_id: 'text', holder: 'text', balance: 'number' },
    ),
    classification: 'C2',
    entities: { customer_id: 'customer' },
    output,
  })
  const rows = await readData(output)
  expect(rows).toHaveLength(500)
  expect(rows.some(({ holder }) => String(holder).includes('小'))).toBe(false)
  expect(Math.max(...rows.map(({ balance }) => Number(balance)))).toBeLessThan(960)
})
