import { describe, expect, test } from 'vitest'
import { MethodRefusal } from '@aladdin/sdk/methods/method.ts'
import { qiniInterval } from '@aladdin/sdk/methods/uplift/qini-interval.ts'
import { uplift } from '@aladdin/sdk/methods/uplift/uplift.ts'
import { withDuckDb, type DuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { columnsOf, fitOn, sideOf } from './fit-on.ts'

describe('a random experiment', () => {
  test.each(['two-models', 'class-transformation'])(
    'where contact moves only the young, %s finds a usable difference and the young first',
    async (way) => {
      const { quality, fitted } = await fitExperiment({ effectOnYoung: 0.3, effectOnOld: 0 }, { way })
      expect(quality).toMatchObject({ verdict: 'usable' })
      expect(Number(quality['q_low'])).toBeGreaterThan(0)
      expect(Number(quality['top_effect'])).toBeGreaterThan(1.3 * Number(quality['effect']))
      expect(sideOf(fitted, 'points').some((row) => row['feature'] === '年龄 段')).toBe(true)
    },
  )

  test('where contact moves everyone alike, it says that there is no usable difference', async () => {
    const { quality } = await fitExperiment({ effectOnYoung: 0.1, effectOnOld: 0.1 })
    expect(quality).toMatchObject({ verdict: 'no usable difference' })
    expect(Number(quality['effect_low'])).toBeGreaterThan(0)
  })

  test('the same seed gives the same tables', async () => {
    const [one, other] = [
      await fitExperiment({ effectOnYoung: 0.3 }),
      await fitExperiment({ effectOnYoung: 0.3 }),
    ]
    expect(one.fitted).toEqual(other.fitted)
  })

  test('a random order has an interval around zero', async () => {
    const rows = 6000
    const noise = (row: number, stream: number) => drawn(row, stream)
    const { low, high } = await qiniInterval(
      {
        scores: Float64Array.from({ length: rows }, (_, row) => noise(row, 1)),
        isTreated: Uint8Array.from({ length: rows }, (_, row) => row % 2),
        outcomes: Uint8Array.from({ length: rows }, (_, row) =>
          noise(row, 2) < 0.2 + 0.1 * (row % 2) ? 1 : 0,
        ),
      },
      1,
      async () => undefined,
    )
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
  })
})

describe('rows that are no experiment are refused with the column and the way out', () => {
  test.each([
    {
      what: 'three arms',
      arm: "case id % 3 when 0 then '甲' when 1 then '乙' else '对照' end",
      sentence: /arm 有 3 种取值.*筛选/,
    },
    { what: 'one arm', arm: '1', sentence: /arm 有 1 种取值/ },
    {
      what: 'two arms of which neither is the control',
      arm: "case id % 2 when 0 then '甲' else '乙' end",
      sentence: /arm .*请用 treated 写明/,
    },
    { what: 'an outcome of many values', outcome: 'id', sentence: /结果列 outcome 应只有两种取值.*positive/ },
    { what: 'an outcome that never came', outcome: '0', sentence: /为是的 0 行/ },
  ])('$what', async ({ arm = 'arm', outcome = 'outcome', sentence }) => {
    const refusal: unknown = await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
      await makeExperiment(duckdb, { effectOnYoung: 0.3 })
      await duckdb.run(
        `create or replace table data as select id, "年龄 段", 余额, ${arm} as arm, ${outcome} as outcome from data`,
      )
      return await fitOn(duckdb, uplift, { options: { id: 'id' }, known: await columnsOf(duckdb) }).catch(
        (error: unknown) => error,
      )
    })
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
  })

  test('an arm column that is not there is named, with those that are', async () => {
    const refusal: unknown = await fitExperiment({ effectOnYoung: 0.3 }, { arm: '分组' }).catch(
      (error: unknown) => error,
    )
    expect((refusal as MethodRefusal).reason.zh).toMatch(/没有列 分组.*arm 改为.*年龄 段/) // a refusal
  })
})

interface Truth {
  readonly effectOnYoung: number
  readonly effectOnOld?: number
}

async function fitExperiment(truth: Truth, options: object = {}) {
  return await withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await makeExperiment(duckdb, truth)
    const { fitted } = await fitOn(duckdb, uplift, {
      options: { id: 'id', ...options },
      known: await columnsOf(duckdb),
    })
    return { fitted, quality: sideOf(fitted, 'quality')[0] ?? {} }
  })
}

/** 4,000 people, half of them contacted by lot; a fifth answer anyway. */
async function makeExperiment(duckdb: DuckDb, { effectOnYoung, effectOnOld = 0 }: Truth): Promise<void> {
  const values = Array.from({ length: 4000 }, (_, row) => {
    const isYoung = drawn(row, 1) < 0.4
    const isTreated = drawn(row, 2) < 0.5
    const chance = 0.2 + (isTreated ? (isYoung ? effectOnYoung : effectOnOld) : 0)
    const outcome = drawn(row, 3) < chance ? 1 : 0
    return `(${row}, '${isYoung ? '青年' : '中老年'}', ${Math.round(drawn(row, 4) * 1000)}, ${isTreated ? 1 : 0}, ${outcome})`
  })
  await duckdb.run(
    `create or replace table data as select * from (values ${values.join(',')}) as t(id, "年龄 段", 余额, arm, outcome)`,
  )
}

function drawn(row: number, stream: number): number {
  const value = Math.sin(row * 12.9898 + stream * 78.233) * 43_758.5453
  return value - Math.floor(value)
}
