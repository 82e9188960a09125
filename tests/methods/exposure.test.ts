import { describe, expect, test } from 'vitest'
import { exposure } from '@aladdin/sdk/methods/exposure/exposure.ts'
import { leontiefInverse, times } from '@aladdin/sdk/methods/exposure/leontief.ts'
import { MethodRefusal } from '@aladdin/sdk/methods/method.ts'
import { withDuckDb, type DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, scoredOn } from './fit-on.ts'

describe('the Leontief inverse', () => {
  test('of Miller and Blair’s two sectors: outputs of 1000 and 2000, demand of 600 and 1500', () => {
    const inverse = leontiefInverse({ size: 2, values: Float64Array.from([0.15, 0.25, 0.2, 0.05]) })!
    for (const [place, value] of [1.2541, 0.33, 0.264, 1.1221].entries())
      expect(inverse.values[place]).toBeCloseTo(value, 4)
    const outputs = times(inverse, Float64Array.from([600, 1500]))
    for (const [place, value] of [1247.5, 1841.6].entries()) expect(outputs[place]).toBeCloseTo(value, 1)
  })

  test('of three sectors is the sum of all rounds of buying', () => {
    const matrix = { size: 3, values: Float64Array.from([0.2, 0.3, 0.2, 0.4, 0.1, 0.2, 0.1, 0.3, 0.2]) }
    const inverse = leontiefInverse(matrix)!
    const demand = Float64Array.from([10, 5, 6])
    // the answer of Chiang’s textbook
    const outputs = times(inverse, demand)
    for (const [place, value] of [24.84, 20.68, 18.36].entries()) expect(outputs[place]).toBeCloseTo(value, 1)
    let round: Float64Array = demand
    let sum: Float64Array = demand
    for (let step = 0; step < 400; step++) {
      round = times(matrix, round)
      sum = sum.map((each, place) => each + round[place]!)
    }
    for (const [place, value] of sum.entries()) expect(outputs[place]).toBeCloseTo(value, 8)
  })

  test('is there only where the industries can meet what they buy', () => {
    expect(leontiefInverse({ size: 2, values: Float64Array.from([0.6, 0.5, 0.7, 0.4]) })).toBeUndefined()
    expect(leontiefInverse({ size: 1, values: Float64Array.from([1]) })).toBeUndefined()
    // one industry may buy more than it puts out, as long as all together do not
    expect(leontiefInverse({ size: 2, values: Float64Array.from([0.1, 1.2, 0.3, 0.1]) })).toBeDefined()
  })
})

describe('an exposure block', () => {
  test('follows a change of demand to every industry, first round and later ones apart', async () => {
    await withDuckDb({ memoryMb: 500, threads: 1 }, async (duckdb) => {
      await makeTwoSectors(duckdb)
      const rows = await expose(duckdb)
      // demand of 600 for agriculture and 1500 for making, as Miller and Blair have it
      expect(rows).toMatchObject([
        { industry: '制造 业', change: 1500, direct: 195, share_of_output: 0.920792 },
        { industry: '农业', change: 600, direct: 465 },
      ])
      expect(Number(rows[0]!['total'])).toBeCloseTo(1841.58, 2)
      expect(Number(rows[1]!['total'])).toBeCloseTo(1247.52, 2)
      for (const row of rows)
        expect(Number(row['change']) + Number(row['direct']) + Number(row['indirect'])).toBeCloseTo(
          Number(row['total']),
          4,
        )
      const [quality] = await duckdb.rows('select * from measured_quality')
      expect(quality).toMatchObject({ industries: 2, change: 2100, first_round: 2760, verdict: 'productive' })
      expect(await duckdb.rows('select * from measured_coefficients')).toHaveLength(4)
    })
  })

  test.each([
    [
      'outputs too small',
      `update totals set output = 300`,
      /采购永远满足不了：行业 制造 业 每产出 1 就要采购 2\.00/,
    ],
    [
      'an output that is missing',
      `delete from totals where industry = '农业'`,
      /行业 农业 有采购，但总产出为空/,
    ],
    ['a shock to a stranger', `insert into shock values ('渔业', 1)`, /冲击中的行业 渔业 不在采购数据里/],
    [
      'a word instead of an amount',
      `alter table data alter amount type varchar; update data set amount = 'x'`,
      /data 中有 4 行的 amount/,
    ],
    ['a negative amount', `update data set amount = -1`, /data 中有 4 行的 amount 为空、不是数字、负数/],
    ['no industry at all', `delete from data; delete from totals; delete from shock`, /数据中有 0 个行业/],
    [
      'another name of a column',
      `alter table shock rename change to "变 化"`,
      /shock 的数据中没有列 change，请用 change 改为其中之一：industry、变 化/,
    ],
  ])('%s: a sentence that says what to do', async (_, spoil, sentence) => {
    await withDuckDb({ memoryMb: 500, threads: 1 }, async (duckdb) => {
      await makeTwoSectors(duckdb)
      await duckdb.run(spoil)
      const refusal: unknown = await expose(duckdb).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(MethodRefusal)
      expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
      expect((refusal as MethodRefusal).reason.en).not.toMatch(/NaN|undefined/) // as above
    })
  })
})

async function makeTwoSectors(duckdb: DuckDb): Promise<void> {
  await duckdb.run(`create table data as select * from (values
  ('农业', '农业', 150.0), ('农业', '制造 业', 500.0), ('制造 业', '农业', 200.0), ('制造 业', '制造 业', 100.0)) t(seller, buyer, amount)`)
  await duckdb.run(
    `create table totals as select * from (values ('农业', 1000.0), ('制造 业', 2000.0)) t(industry, output)`,
  )
  await duckdb.run(
    `create table shock as select * from (values ('农业', 600.0), ('制造 业', 1500.0)) t(industry, change)`,
  )
}

async function expose(duckdb: DuckDb) {
  const known = {
    data: await columnsOf(duckdb),
    totals: await columnsOf(duckdb, 'totals'),
    shock: await columnsOf(duckdb, 'shock'),
  }
  const { fitted } = await fitOn(duckdb, exposure, { options: {}, known })
  await scoredOn(duckdb, exposure, { options: {}, known, fitted })
  return await duckdb.rows('select * from measured')
}
