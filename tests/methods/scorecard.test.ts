import { tableFromArrays } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import type { FittedRelation } from '@aladdin/sdk/methods/fitted.ts'
import { MethodRefusal, type MethodCall } from '@aladdin/sdk/methods/method.ts'
import { discriminationOf } from '@aladdin/sdk/methods/metrics/discrimination.ts'
import { shareInterval } from '@aladdin/sdk/methods/scorecard/grades.ts'
import { fitLogistic } from '@aladdin/sdk/methods/scorecard/logistic.ts'
import { scorecard } from '@aladdin/sdk/methods/scorecard/scorecard.ts'
import { informationValue, weightOfEvidence } from '@aladdin/sdk/methods/scorecard/woe.ts'
import { withDefaults } from '@aladdin/sdk/runtime/method-options.ts'

const pace = async () => undefined

describe('the parts against numbers worked out by hand', () => {
  test('weight of evidence is the log of the share of the good over the share of the bad', () => {
    const all = { good: 90, bad: 10 }
    expect(weightOfEvidence({ good: 60, bad: 2 }, all)).toBeCloseTo(Math.log(60.5 / 90.5 / (2.5 / 10.5)), 12)
    expect(weightOfEvidence({ good: 30, bad: 8 }, all)).toBeCloseTo(-0.876_314, 4)
    const value = (60 / 90 - 2 / 10) * 1.032_377 + (30 / 90 - 8 / 10) * -0.876_314
    const groups = [
      { good: 60, bad: 2 },
      { good: 30, bad: 8 },
    ]
    expect(informationValue(groups, all)).toBeCloseTo(value, 3)
  })

  test('logistic regression without a penalty gives the log odds of a two by two table', async () => {
    // 10 of 40 bad where the column is 0, 30 of 40 where it is 1
    const column = Array.from({ length: 80 }, (_, row) => (row < 40 ? 0 : 1))
    const isBad = Uint8Array.from(column, (_, row) => (row < 10 || (row >= 40 && row < 70) ? 1 : 0))
    const design = { values: Float64Array.from(column), rows: 80, columns: 1 }
    const model = await fitLogistic(design, isBad, { ridge: 0, pace })
    expect(model.intercept).toBeCloseTo(Math.log(10 / 30), 6)
    expect(model.coefficients[0]).toBeCloseTo(Math.log(9), 6)
    const drawn = await fitLogistic(design, isBad, { ridge: 20, pace })
    expect(drawn.coefficients[0]).toBeLessThan(1.2)
  })

  test('AUC counts pairs, equal scores half; KS is the widest gap between the two curves', () => {
    const { auc, ks, low, high } = discriminationOf(
      Float64Array.from([1, 2, 2, 3, 4, 5]),
      Uint8Array.from([1, 1, 0, 0, 1, 0]),
    )
    // bad 1 beats 3 good, bad 2 beats 2 and ties 1, bad 4 beats 1: 6.5 of 9
    expect(auc).toBeCloseTo(6.5 / 9, 12)
    expect(ks).toBeCloseTo(1 / 3, 12)
    expect(low).toBeLessThan(auc)
    expect(high).toBeGreaterThan(auc)
  })

  test('the interval of 5 of 100 is Wilson’s', () => {
    const [low, high] = shareInterval(5, 100)
    expect(low).toBeCloseTo(0.0215, 3)
    expect(high).toBeCloseTo(0.1118, 3)
  })
})

describe('a fitted card', () => {
  test('more risk costs points, special values stand alone, a grade never turned out better than the one above', async () => {
    const fitted = await fitted1()
    const points = rowsOf(fitted, 'points')
    const debt = points.filter((row) => row['feature'] === 'debt' && row['kind'] === 'range')
    expect(debt.length).toBeGreaterThan(2)
    expect(debt.map((row) => row['points'])).toEqual(
      debt.map((row) => Number(row['points'])).toSorted((one, other) => other - one),
    )
    expect(points.find((row) => row['feature'] === 'age' && row['kind'] === 'value')).toMatchObject({
      from_value: -999,
    })
    const observed = rowsOf(fitted, 'calibration').map((row) => Number(row['observed']))
    expect(observed).toEqual(observed.toSorted((one, other) => one - other))
    expect(rowsOf(fitted, 'quality')[0]).toMatchObject({ verdict: 'good', leaks: 0 })
  })

  test('no line of the learned tables stands for fewer than twenty rows', async () => {
    for (const table of await fitted1()) {
      for (const row of rowsOf([table], table.side)) {
        if (row['rows'] !== undefined && row['rows'] !== null)
          expect(Number(row['rows'])).toBeGreaterThanOrEqual(20)
      }
    }
  })

  test('a column that copies the outcome is named as a leak and has no say', async () => {
    const rows = people(1200)
    const fitted = await fitOn({ ...rows, copy: rows.bad.map((each) => each * 3 + 1) })
    expect(rowsOf(fitted, 'features').find((row) => row['feature'] === 'copy')).toMatchObject({
      verdict: 'leak',
      auc: 1,
    })
    expect(rowsOf(fitted, 'points').some((row) => row['feature'] === 'copy')).toBe(false)
    expect(rowsOf(fitted, 'quality')[0]).toMatchObject({ verdict: 'leak' })
  })

  test('with labels dealt at random the card says that there is no signal', async () => {
    const rows = people(2000)
    const fitted = await fitOn({ ...rows, bad: rows.bad.map((_, row) => (noise(row, 99) < 0.2 ? 1 : 0)) })
    const [quality] = rowsOf(fitted, 'quality')
    expect(Number(quality?.['auc'])).toBeGreaterThan(0.44)
    expect(Number(quality?.['auc'])).toBeLessThan(0.56)
    expect(quality?.['verdict']).toBe('no signal')
  })

  test('equal rows and seed give equal tables', async () => {
    expect(await fitted1()).toEqual(await fitted1())
  })

  test.each([
    ['one kind only', { bad: people(100).bad.map(() => 0) }, /坏 0 行/],
    ['three kinds', { bad: people(100).bad.map((_, row) => row % 3) }, /只有两种取值/],
  ])('%s: refused with a sentence that says what to do', async (_, change, sentence) => {
    const refusal: unknown = await fitOn({ ...people(100), ...change }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
  })
})

interface People {
  readonly bad: readonly number[]
  readonly [column: string]: readonly (number | string)[]
}

let first: Promise<readonly FittedRelation[]> | undefined
function fitted1() {
  first ??= fitOn(people(3000))
  return first
}

/** Customers whose risk grows with debt, falls with age where that is known, and depends on a grade. */
function people(count: number): People {
  const rows = Array.from({ length: count }, (_, row) => {
    const debt = Math.round(noise(row, 1) * 1000) / 1000
    const age = noise(row, 2) < 0.3 ? -999 : 20 + Math.floor(noise(row, 3) * 40)
    const grade = ['A', 'B', 'C'][Math.floor(noise(row, 4) * 3)] ?? 'A'
    const risk = -3 + 4 * debt + (age === -999 ? 0.8 : (40 - age) * 0.03) + (grade === 'C' ? 0.9 : 0)
    return { debt, age, grade, plain: noise(row, 6), bad: noise(row, 5) < 1 / (1 + Math.exp(-risk)) ? 1 : 0 }
  })
  return {
    debt: rows.map((row) => row.debt),
    age: rows.map((row) => row.age),
    grade: rows.map((row) => row.grade),
    plain: rows.map((row) => row.plain),
    bad: rows.map((row) => row.bad),
  }
}

function noise(row: number, stream: number): number {
  const value = Math.sin(row * 12.9898 + stream * 78.233) * 43_758.5453
  return value - Math.floor(value)
}

async function fitOn({ bad, ...columns }: People): Promise<readonly FittedRelation[]> {
  const call: MethodCall = {
    name: 'card',
    relations: { data: 'rows' },
    columns: {
      data: [
        { name: 'id', type: 'INTEGER' },
        { name: 'bad', type: 'INTEGER' },
        ...Object.entries(columns).map(([name, [value]]) => ({
          name,
          type: typeof value === 'string' ? 'VARCHAR' : 'DOUBLE',
        })),
      ],
    },
    options: withDefaults(scorecard.options, { id: 'id', target: 'bad', special: [-999] }),
    seed: 1,
    quote: (name) => `"${name}"`,
  }
  expect(scorecard.query(call)).toContain('order by')
  const table = tableFromArrays({
    __outcome: Float64Array.from(bad),
    ...Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        typeof values[0] === 'string' ? values : Float64Array.from(values, Number),
      ]),
    ),
  })
  return scorecard.fit(table, call, pace)
}

function rowsOf(relations: readonly FittedRelation[], side: string): readonly Record<string, unknown>[] {
  const table = relations.find((each) => each.side === side)
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(row.map((value, index) => [table?.columns[index]?.name ?? '', value])),
  )
}
