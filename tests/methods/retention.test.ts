import { describe, expect, test } from 'vitest'
import { MethodRefusal } from '@aladdin/sdk/methods/method.ts'
import { retention } from '@aladdin/sdk/methods/retention/retention.ts'
import { constantLoss, fitRetention, remainingOf, survivalOf } from '@aladdin/sdk/methods/retention/sbg.ts'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, scoredOn, sideOf } from './fit-on.ts'

const pace = async () => undefined
// customers left of a thousand after each year, as Fader and Hardie (2007) print them
const regular = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173]
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394]

describe('the published figures', () => {
  test.each([
    ['regular', regular, [0.704, 1.182]],
    ['high-end', highEnd, [0.668, 3.806]],
  ])('seven years of %s customers give the published parameters', async (_, customers, [alpha, beta]) => {
    const model = await fitRetention([Float64Array.from(customers.slice(0, 8))], pace)
    expect(model.alpha).toBeCloseTo(alpha!, 2)
    expect(model.beta).toBeCloseTo(beta!, 2)
    // the years that were kept back are foretold within two points
    const survival = survivalOf(model, 13)
    for (const [year, left] of customers.entries())
      expect(Math.abs(survival[year]! - left / 1000)).toBeLessThan(0.02)
  })

  test('a constant loss is those who left among all who could have', () => {
    expect(constantLoss([Float64Array.from([100, 50, 25])])).toBe(0.5)
  })

  test('the time that is left is the discounted sum of what the curve says', () => {
    const model = { alpha: 0.668, beta: 3.806 }
    const survival = survivalOf(model, 400)
    const sum = Array.from(
      { length: 395 },
      (_, step) => survival[4 + step + 1]! / survival[4]! / 1.1 ** (step + 1),
    )
    expect(remainingOf(model, 4, 0.1)).toBeCloseTo(
      sum.reduce((total, each) => total + each, 0),
      8,
    )
  })
})

describe('a retention block', () => {
  test('learns from all years, is checked on the last ones, and foretells years to come', async () => {
    const { quality, parameters, lines } = await fitCohort(regular, { holdout: 5, horizon: 4 })
    expect(quality['verdict']).toBe('good')
    expect(Number(quality['mae'])).toBeLessThan(0.012)
    expect(Number(quality['constant_mae'])).toBeGreaterThan(0.1)
    expect(Number(quality['mae_low'])).toBeLessThanOrEqual(Number(quality['mae']))
    expect(Number(quality['mae_high'])).toBeGreaterThan(Number(quality['mae_low']))
    expect(parameters.get('alpha')).toBeCloseTo(0.7, 1)
    expect(lines).toHaveLength(17)
    expect(lines[12]).toMatchObject({ period: 12, customers: 173 })
    const last = lines[16]!
    expect(last['customers']).toBeNull()
    expect(Number(last['low'])).toBeLessThan(Number(last['predicted']))
    expect(Number(last['high'])).toBeGreaterThan(Number(last['predicted']))
    expect(Number(last['retention'])).toBeGreaterThan(Number(lines[1]!['retention']))
  })

  test('several cohorts of different age teach one pair of parameters', async () => {
    const parameters = await withDuckDb({ memoryMb: 500, threads: 1 }, async (duckdb) => {
      await duckdb.run(`create table data as
select '早' as "批 次", unnest(range(13)) as period, unnest([${regular.join(', ')}]) as customers
union all select '晚', unnest(range(5)), unnest([${regular.slice(0, 5).join(', ')}])`)
      const known = await columnsOf(duckdb)
      const { fitted } = await fitOn(duckdb, retention, { options: { cohort: '批 次' }, known })
      return new Map(sideOf(fitted, 'parameters').map(({ name, value }) => [name, Number(value)]))
    })
    expect(parameters.get('alpha')).toBeCloseTo(0.7, 1)
    expect(parameters.get('customers')).toBe(2000)
  })

  test('equal rows and seed give equal tables', async () => {
    expect(await fitCohort(highEnd, {})).toEqual(await fitCohort(highEnd, {}))
  })

  test('a loss that is the same in every period is not called better foretold', async () => {
    const steady = Array.from({ length: 13 }, (_, period) => Math.round(10_000 * 0.8 ** period))
    const { quality } = await fitCohort(steady, {})
    expect(quality['verdict']).toBe('no better than a constant loss')
  })

  test('where nobody left, nobody is foretold to leave, and it says so', async () => {
    const { quality, lines } = await fitCohort([100, 100, 100, 100], {})
    expect(quality['verdict']).toBe('nobody left')
    expect(lines.every((line) => line['predicted'] === 1)).toBe(true)
  })

  test('too few customers: no rows and a word in the quality where the author asked for that', async () => {
    const { quality, lines } = await fitCohort([10, 6, 5], { few: 'empty' })
    expect(quality).toMatchObject({ customers: 10, mae: null, verdict: 'too few customers or periods' })
    expect(lines).toEqual([])
    expect(await fitCohort([], { few: 'empty' })).toMatchObject({ lines: [] })
  })

  test.each([
    ['a gap', [100, Number.NaN, 50, 40], /第 1 期的 customers 是 空值或文字/],
    ['customers that grow', [100, 60, 70, 40], /第 2 期还在 70 个客户，多于前一期的 60 个/],
    ['a share instead of a number', [100, 60.5, 50, 40], /第 1 期的 customers 是 60.5/],
    ['two periods', [100, 60], /只有 2 期/],
    ['ten customers', [10, 6, 5], /开始时只有 10 个客户/],
  ])('%s: a sentence that names the period and the remedy', async (_, customers, sentence) => {
    const refusal: unknown = await fitCohort(customers, {}).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
    expect((refusal as MethodRefusal).reason.en).not.toMatch(/NaN|undefined/) // as above
  })
})

async function fitCohort(customers: readonly number[], options: object) {
  return await withDuckDb({ memoryMb: 500, threads: 1 }, async (duckdb) => {
    const values = customers.map((each) => (Number.isNaN(each) ? 'null' : String(each))).join(', ')
    await duckdb.run(
      `create table data as select unnest(range(${customers.length})) as period, unnest([${values}]) as customers`,
    )
    const known = await columnsOf(duckdb)
    const { fitted } = await fitOn(duckdb, retention, { options, known })
    await scoredOn(duckdb, retention, { options, known, fitted })
    return {
      quality: sideOf(fitted, 'quality')[0] ?? {},
      parameters: new Map(sideOf(fitted, 'parameters').map(({ name, value }) => [name, Number(value)])),
      lines: await duckdb.rows('select * from measured'),
    }
  })
}
