import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { tableFromArrays } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { fitPurchases } from '@aladdin/sdk/methods/clv/bg-nbd.ts'
import { customerValue } from '@aladdin/sdk/methods/clv/customer-value.ts'
import { logGamma } from '@aladdin/sdk/methods/clv/log-gamma.ts'
import { minimise } from '@aladdin/sdk/methods/clv/minimise.ts'
import { MethodRefusal, type MethodCall } from '@aladdin/sdk/methods/method.ts'
import { withDefaults } from '@aladdin/sdk/runtime/method-options.ts'

const pace = async () => undefined
const cdnow = join(import.meta.dirname, '../../../shared/data/cdnow/cdnow_sample_calibration.csv.gz')
const measured = existsSync(cdnow)
if (!measured) console.log(`skipped: the CDNOW data is not at ${cdnow}`)

describe('the parts against known numbers', () => {
  test('log-gamma of whole and half numbers', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 10)
    expect(logGamma(0.01)).toBeCloseTo(4.599_479_878, 8)
  })

  test('the lowest place of a crooked valley (Rosenbrock) is found', async () => {
    const { point } = await minimise(
      ([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      [-1.2, 1],
      pace,
    )
    expect(point[0]).toBeCloseTo(1, 2)
    expect(point[1]).toBeCloseTo(1, 2)
  })
})

describe('customer value', () => {
  test('fewer than twenty customers who came again: a sentence that says what to do', async () => {
    const refusal: unknown = await customerValue
      .fit(
        tableFromArrays({
          repeats: Float64Array.from([0, 1, 0]),
          last_week: Float64Array.from([0, 2, 0]),
          weeks: Float64Array.from([9, 9, 9]),
          mean_amount: Float64Array.from([Number.NaN, 5, Number.NaN]),
        }),
        callWith({}),
        pace,
      )
      .catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(/只有 1 个重复购买.*请/) // just checked
  })

  test.each([
    ['a column that is not there', { date: '购买 日期' }, /没有列 购买 日期/],
    ['a day column of words', { date: 'customer_id' }, /customer_id 的类型是 VARCHAR/],
    ['an end that is no day', { calibration_end: '下周' }, /下周，不是一个日期/],
  ])('%s is refused by its name', (_, options, sentence) => {
    expect(() => customerValue.query(callWith(options))).toThrow(MethodRefusal)
    try {
      customerValue.query(callWith(options))
    } catch (error) {
      expect((error as MethodRefusal).reason.zh).toMatch(sentence) // just checked
    }
  })

  test.skipIf(!measured)('the published fit of the CDNOW sample is met', async () => {
    const model = await fitPurchases(readCdnow(), pace)
    expect(model.r).toBeCloseTo(0.243, 3)
    expect(model.alpha).toBeCloseTo(4.414, 2)
    expect(model.a).toBeCloseTo(0.793, 3)
    expect(model.b).toBeCloseTo(2.426, 2)
    expect(model.logLikelihood).toBeCloseTo(-9582.4, 1)
  })
})

function callWith(options: object): MethodCall {
  return {
    name: 'value',
    relations: { data: 'rows' },
    columns: {
      data: [
        { name: 'customer_id', type: 'VARCHAR' },
        { name: 'date', type: 'DATE' },
        { name: 'amount', type: 'DOUBLE' },
      ],
    },
    options: withDefaults(customerValue.options, { ...options }),
    seed: 1,
    quote: (name) => `"${name}"`,
  }
}

function readCdnow() {
  const days = new Map<string, Set<number>>()
  for (const line of gunzipSync(readFileSync(cdnow)).toString('utf8').trim().split('\n').slice(1)) {
    const [customer = '', , date = ''] = line.split(',')
    const day =
      Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / 86_400_000
    days.set(customer, (days.get(customer) ?? new Set()).add(day))
  }
  const end = Date.UTC(1997, 8, 30) / 86_400_000
  const histories = [...days.values()].map((each) => {
    const [first, last] = [Math.min(...each), Math.max(...each)]
    return { repeats: each.size - 1, last: (last - first) / 7, watched: (end - first) / 7 }
  })
  return {
    repeats: Float64Array.from(histories, ({ repeats }) => repeats),
    last: Float64Array.from(histories, ({ last }) => last),
    watched: Float64Array.from(histories, ({ watched }) => watched),
  }
}
