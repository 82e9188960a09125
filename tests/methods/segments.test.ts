import { describe, expect, test } from 'vitest'
import type { FittedRelation } from '@aladdin/sdk/methods/fitted.ts'
import { MethodRefusal } from '@aladdin/sdk/methods/method.ts'
import { adjustedRand } from '@aladdin/sdk/methods/metrics/adjusted-rand.ts'
import { kMeans } from '@aladdin/sdk/methods/segments/k-means.ts'
import { pointsOf } from '@aladdin/sdk/methods/segments/points.ts'
import { cutsOf, fifthOf } from '@aladdin/sdk/methods/segments/rfm.ts'
import { segments } from '@aladdin/sdk/methods/segments/segments.ts'
import { silhouetteOf } from '@aladdin/sdk/methods/segments/silhouette.ts'
import { randomOf } from '@aladdin/sdk/methods/training/random.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, scoredOn, sideOf } from './fit-on.ts'

const pace = async () => undefined

describe('numbers that were worked out by hand', () => {
  test('two pairs of points have their centres between them and an inertia of four', async () => {
    const points = pointsOf([Float64Array.of(0, 0, 10, 10), Float64Array.of(0, 2, 0, 2)])
    const { centres, inertia } = await kMeans(points, { k: 2, restarts: 4, random: randomOf(1), pace })
    expect([...centres].toSorted((one, other) => one - other)).toEqual([0, 1, 1, 10])
    expect(inertia).toBe(4)
  })

  test('the silhouette of 0, 1 and 10, 11 is 0.8997', async () => {
    const points = pointsOf([Float64Array.of(0, 1, 10, 11)])
    const { mean } = await silhouetteOf(points, Int32Array.of(0, 0, 1, 1), pace)
    expect(mean).toBeCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, 12)
  })

  test('the adjusted Rand index has the values of the textbook', () => {
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(1, 1, 0, 0))).toBe(1)
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 0, 1, 2))).toBeCloseTo(4 / 7, 12)
    expect(adjustedRand(Int32Array.of(0, 0, 0, 0), Int32Array.of(0, 1, 2, 3))).toBe(0)
  })

  test('fifths keep equal values together', () => {
    const values = Float64Array.from({ length: 10 }, (_, row) => row + 1)
    expect([...values].map((value) => fifthOf(value, cutsOf(values)))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    const low = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 5, 9)
    expect([...low].map((value) => fifthOf(value, cutsOf(low)))).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 5, 5])
    // most came in the last month: they are above the middle, and nobody is below the first fifth
    const high = Float64Array.of(1, 2, 3, 9, 9, 9, 9, 9, 9, 9)
    expect([...high].map((value) => fifthOf(value, cutsOf(high)))).toEqual([1, 1, 2, 4, 4, 4, 4, 4, 4, 4])
  })
})

describe('three clouds of flowers, two of them close', () => {
  test('the clouds are found with three segments, steady and better than any one column', async () => {
    const { main, quality, profile } = await segment(clouds(), {
      columns: ['长', '宽 度', '高'],
      k: 3,
      id: 'no',
    })
    const found = Int32Array.from(main, (row) => Number(row['segment']))
    const planted = Int32Array.from(main, (row) => Number(row['id']) % 3)
    expect(adjustedRand(found, planted)).toBeGreaterThan(0.95)
    expect(quality).toMatchObject({ verdict: 'good', segments: 3, rows: 300 })
    expect(Number(quality['silhouette_low'])).toBeGreaterThan(Number(quality['baseline_silhouette']))
    expect(Number(quality['silhouette_low'])).toBeGreaterThan(Number(quality['permuted_silhouette']))
    expect(Number(quality['kept'])).toBeGreaterThan(0.95)
    // the richest first, each with its plain means
    expect(profile.map((row) => Number(row['customers']))).toEqual([100, 100, 100])
    const means = profile.map((row) => Number(row['money']) / 100)
    expect(means).toEqual(means.toSorted((one, other) => other - one))
    expect(profile.reduce((sum, row) => sum + Number(row['money_share']), 0)).toBeCloseTo(1, 9)
  })

  test('without a number of segments the silhouette chooses one', async () => {
    const { choice, quality } = await segment(clouds(), { columns: ['长', '宽 度', '高'], id: 'no' })
    expect(quality['segments']).toBe(3)
    expect(choice.map((row) => row['k'])).toEqual([2, 3, 4, 5, 6, 7, 8])
  })

  test('SQL puts every row where the fit put it, and the same seed gives the same tables', async () => {
    const options = { columns: ['长', '宽 度', '高'], k: 3, id: 'no' }
    const [one, other] = [await segment(clouds(), options), await segment(clouds(), options)]
    expect(one).toEqual(other)
    const sizes = sideOf(one.fitted, 'segments').map((row) => Number(row['rows']))
    expect(one.profile.map((row) => Number(row['customers']))).toEqual(sizes)
  })

  test('columns that have nothing to do with each other are no signal', async () => {
    const noise = `select i as cust_id, ${[1, 2, 3].map((stream) => `md5_number_lower(i || ' ' || ${stream})::double as c${stream}`).join(', ')} from range(600) r(i)`
    const { quality } = await segment(noise, {})
    expect(quality).toMatchObject({ verdict: 'no signal' })
  })

  test('one column is no better than one column', async () => {
    const { quality } = await segment(clouds(), { columns: ['长'], id: 'no' })
    expect(['no signal', 'no better than one column']).toContain(quality['verdict'])
  })

  test('an empty cell is filled with the usual value and counted', async () => {
    const holes = `select * replace (case when no % 10 = 0 then null else "长" end as "长") from (${clouds()})`
    const { main, quality } = await segment(holes, { columns: ['长', '宽 度', '高'], k: 3, id: 'no' })
    expect(main).toHaveLength(300)
    expect(quality['missing']).toBe(30)
  })
})

describe('recency, frequency and money', () => {
  test('who came lately, comes often and brings much is the core, and who stayed away is silent', async () => {
    const { main, profile, quality } = await segment(dealings, { way: 'rfm', id: 'no' })
    const of = (id: number) => main.find((row) => Number(row['id']) === id)
    expect(of(99)).toMatchObject({ label: 'core', r: 5, f: 5, m: 5, rfm: '555' })
    expect(of(0)).toMatchObject({ label: 'silent', rfm: '111' })
    expect(profile[0]).toMatchObject({ segment: 1, label: 'core', customers: 40 })
    expect(Number(profile[0]?.['recency'])).toBeCloseTo(19.5, 9)
    expect(Number(quality['silhouette'])).toBeGreaterThan(0)
  })

  test('days since the last dealing say the same as its date', async () => {
    const byDays = `select * replace (date '2026-12-31' - recency as recency) from (${dealings})`
    const [dates, days] = [
      await segment(dealings, { way: 'rfm', id: 'no' }),
      await segment(byDays, { way: 'rfm', id: 'no' }),
    ]
    expect(days.main).toEqual(dates.main)
  })
})

describe('segments that were learned elsewhere', () => {
  test('other customers are put to the nearest centre, without learning anew', async () => {
    const options = { columns: ['长', '宽 度', '高'], k: 3, id: 'no' }
    const { fitted, profile } = await segment(clouds(), options)
    const others = await scoreOthers(`select * from (${clouds()}) where no < 9`, { options, fitted })
    expect(others).toHaveLength(9)
    const label = new Map(profile.map((row) => [Number(row['segment']), row['label']]))
    expect(others.every((row) => row['label'] === label.get(Number(row['segment'])))).toBe(true)
    expect(new Set(others.map((row) => `${Number(row['id']) % 3} ${Number(row['segment'])}`)).size).toBe(3)
  })

  test('a column that was learned and is not there is named', async () => {
    const options = { columns: ['长', '宽 度', '高'], k: 3, id: 'no' }
    const { fitted } = await segment(clouds(), options)
    const without = `select * exclude ("高") from (${clouds()})`
    const refusal: unknown = await scoreOthers(without, { options, fitted }).catch((error: unknown) => error)
    expect((refusal as MethodRefusal).reason.zh).toMatch(/没有列 高/) // a refusal
  })
})

describe('rows that give no segments are refused with the column and the way out', () => {
  test.each([
    {
      what: 'a customer twice',
      data: `${clouds()} union all select * from (${clouds()}) where no = 7`,
      sentence: /列 no 有 1 行重复.*按客户汇总/,
    },
    {
      what: 'too few rows',
      data: `select * from (${clouds()}) where no < 3`,
      sentence: /只有 3 行，至少要 20 行/,
    },
    {
      what: 'a column that is not there',
      options: { columns: ['身高'] },
      sentence: /没有列 身高.*columns 改为.*宽 度/,
    },
    {
      what: 'a column of words',
      data: `select *, 'x' as 城市 from (${clouds()})`,
      options: { columns: ['城市'] },
      sentence: /列 城市 的类型是 VARCHAR，应为数字/,
    },
    {
      what: 'columns that are the same everywhere',
      data: `select no, 1 as a, null::double as b from (${clouds()})`,
      sentence: /a、b 每行都一样或为空/,
    },
    {
      what: 'no column of numbers',
      data: `select no, 'x' as 城市 from (${clouds()})`,
      sentence: /没有可用的数字列/,
    },
    {
      what: 'more segments than different rows',
      data: `select no, no % 2 as a from (${clouds()})`,
      options: { k: 5 },
      sentence: /要分 5 群.*只有 2 种/,
    },
    {
      what: 'recency that is a word',
      data: `select no, 'x' as recency, 1 as frequency, 2 as money from (${clouds()})`,
      options: { way: 'rfm' },
      sentence: /recency .*应为日期或天数/,
    },
  ])('$what', async ({ data = clouds(), options = {}, sentence }) => {
    const refusal: unknown = await segment(data, { id: 'no', ...options }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
  })
})

/** A hundred customers of whom each next one came later, more often and brings more. */
const dealings = `select i as no, date '2026-12-31' - (99 - i)::integer as recency, 1 + i // 2 as frequency, 100 + i * i as money from range(100) r(i)`

/** 300 rows around three centres; the first two are near to each other. */
function clouds(): string {
  const draw = (stream: number) =>
    `(2 * ((abs(sin(i * 12.9898 + ${stream} * 78.233) * 43758.5453) % 1) + (abs(sin(i * 39.3468 + ${stream} * 11.135) * 24634.6345) % 1) - 1))`
  const at = (places: readonly number[], stream: number) =>
    `list_extract([${places.join(', ')}], 1 + i % 3) + 0.45 * ${draw(stream)}`
  return `select i as no, ${at([1.5, 4.5, 6], 1)} as "长", ${at([0.2, 3.4, 1], 2)} as "宽 度", ${at([3.4, 2.2, 5], 3)} as "高",
    (i % 3) * 1000 + i as money from range(300) r(i)`
}

async function scoreOthers(
  data: string,
  { options, fitted }: { readonly options: object; readonly fitted: readonly FittedRelation[] },
) {
  return await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`create table data as ${data}`)
    await scoredOn(duckdb, segments, { options, known: await columnsOf(duckdb), fitted })
    return await duckdb.rows('select * from measured order by id')
  })
}

async function segment(data: string, options: object) {
  return await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`create table data as ${data}`)
    const fitting = { options, known: await columnsOf(duckdb) }
    const { fitted } = await fitOn(duckdb, segments, fitting)
    await scoredOn(duckdb, segments, { ...fitting, fitted })
    return {
      fitted,
      main: await duckdb.rows('select * from measured order by id'),
      profile: await duckdb.rows('select * from measured_profile'),
      choice: sideOf(fitted, 'choice'),
      quality: sideOf(fitted, 'quality')[0] ?? {},
    }
  })
}
