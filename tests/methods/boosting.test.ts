import { tableFromArrays } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { boosting } from '@aladdin/sdk/methods/boosting/boosting.ts'
import type { FittedRelation } from '@aladdin/sdk/methods/fitted.ts'
import { MethodRefusal, type MethodCall } from '@aladdin/sdk/methods/method.ts'
import { withDefaults } from '@aladdin/sdk/runtime/method-options.ts'

describe('boosted trees', () => {
  test('find two columns that only together tell, beat the best single column, and say so', async () => {
    const [quality] = rowsOf(await fitOn(shops(3000)), 'quality')
    expect(Number(quality?.['auc'])).toBeGreaterThan(Number(quality?.['baseline_auc']) + 0.1)
    expect(quality).toMatchObject({ verdict: 'good', leaks: 0, in_time_auc: null })
    expect(Number(quality?.['permuted_auc'])).toBeGreaterThan(0.4)
    expect(Number(quality?.['permuted_auc'])).toBeLessThan(0.6)
  })

  test('a column that may only rise never lowers the risk', async () => {
    const fitted = await fitOn(shops(3000), { rising: ['debt'] })
    const trees = rowsOf(fitted, 'trees')
    const levels = rowsOf(fitted, 'levels')
    for (const word of ['A', 'B']) {
      const risks = Array.from({ length: 60 }, (_, step) =>
        riskOf({ trees, levels }, { debt: step / 60, word, gap: 0.5, plain: 0.5 }),
      )
      expect(risks).toEqual(risks.toSorted((one, other) => one - other))
    }
  })

  test('with outcomes dealt at random there is no signal', async () => {
    const rows = shops(2000)
    const [quality] = rowsOf(
      await fitOn({ ...rows, bad: rows.bad.map((_, row) => (noise(row, 77) < 0.3 ? 1 : 0)) }),
      'quality',
    )
    expect(quality?.['verdict']).toBe('no signal')
    expect(Math.abs(Number(quality?.['auc']) - 0.5)).toBeLessThan(0.05)
  })

  test('a copy of the outcome is named as a leak and no tree uses it', async () => {
    const rows = shops(1200)
    const fitted = await fitOn({ ...rows, copy: rows.bad.map((each) => each * 7) })
    expect(rowsOf(fitted, 'leaks')).toMatchObject([{ feature: 'copy', auc: 1, used: false }])
    expect(rowsOf(fitted, 'quality')[0]).toMatchObject({ verdict: 'leak' })
    expect(rowsOf(fitted, 'trees').some((row) => row['feature'] === 'copy')).toBe(false)
  })

  test('no line of the learned tables stands for fewer than twenty rows', async () => {
    for (const table of await fitOn(shops(1000))) {
      for (const row of rowsOf([table], table.side)) {
        if (typeof row['rows'] === 'number') expect(row['rows']).toBeGreaterThanOrEqual(20)
      }
    }
  })

  test('where a day is named, drift and a test in time stand beside', async () => {
    const rows = shops(2000)
    const fitted = await fitOn(
      { ...rows, plain: rows.bad.map((_, row) => (row < 1600 ? 1 : 2) + noise(row, 5)) },
      { date: 'day' },
    )
    expect(rowsOf(fitted, 'drift')[0]).toMatchObject({ feature: 'plain', verdict: 'shifted' })
    expect(Number(rowsOf(fitted, 'quality')[0]?.['in_time_auc'])).toBeGreaterThan(0.7)
  })

  test('equal rows and seed give equal tables', async () => {
    expect(await fitOn(shops(800))).toEqual(await fitOn(shops(800)))
  })

  test('more columns than rows, a constant and an all-empty column: an answer or a sentence, never a nonsense number', async () => {
    const rows = shops(60)
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, column) => [
        `c${column}`,
        rows.bad.map((_, row) => noise(row, column + 20)),
      ]),
    )
    const fitted = await fitOn({
      ...many,
      bad: rows.bad.map((_, row) => row % 2),
      same: rows.bad.map(() => 3),
      empty: rows.bad.map(() => Number.NaN),
    })
    const features = rowsOf(fitted, 'features')
    expect(features.filter((row) => row['verdict'] === 'constant').map((row) => row['feature'])).toEqual([
      'empty',
      'same',
    ])
    expect(JSON.stringify(fitted)).not.toMatch(/NaN|Infinity/)
  })

  test.each([
    ['one kind only', { bad: shops(100).bad.map(() => 0) }, {}, /坏 0 行.*请/],
    ['three rows', shops(3), {}, /每类至少要 20 行/],
    ['three kinds', { ...shops(100), bad: shops(100).bad.map((_, row) => row % 3) }, {}, /只有两种取值.*请/],
    ['an order asked of a column that is not there', shops(100), { rising: ['利 润'] }, /利 润.*请/],
  ])('%s: refused with a sentence that says what to do', async (...[, change, options, sentence]) => {
    const refusal: unknown = await fitOn({ ...shops(100), ...change }, options).catch(
      (error: unknown) => error,
    )
    expect(refusal).toBeInstanceOf(MethodRefusal)
    expect((refusal as MethodRefusal).reason.zh).toMatch(sentence) // just checked
  })
})

interface Shops {
  readonly bad: readonly number[]
  readonly [column: string]: readonly (number | string)[]
}

/** Shops at risk where debt and gap are both on the same side of the middle: neither tells anything alone. */
function shops(count: number): Shops {
  const rows = Array.from({ length: count }, (_, row) => {
    const [debt, gap, word] = [noise(row, 1), noise(row, 2), noise(row, 4) < 0.3 ? 'A' : 'B']
    const risk = -2 + (debt > 0.5 === gap > 0.5 ? 2.4 : 0) + (word === 'A' ? 1 : 0)
    return { debt, gap, word, plain: noise(row, 6), bad: noise(row, 3) < 1 / (1 + Math.exp(-risk)) ? 1 : 0 }
  })
  return {
    debt: rows.map((row) => row.debt),
    gap: rows.map((row) => row.gap),
    word: rows.map((row) => row.word),
    plain: rows.map((row) => row.plain),
    bad: rows.map((row) => row.bad),
  }
}

function noise(row: number, stream: number): number {
  const value = Math.sin(row * 12.9898 + stream * 78.233) * 43_758.5453
  return value - Math.floor(value)
}

async function fitOn({ bad, ...columns }: Shops, options: object = {}): Promise<readonly FittedRelation[]> {
  const call: MethodCall = {
    name: 'trees',
    relations: { data: 'rows' },
    columns: {
      data: [
        { name: 'id', type: 'INTEGER' },
        { name: 'bad', type: 'INTEGER' },
        { name: 'day', type: 'DATE' },
        ...Object.entries(columns).map(([name, [value]]) => ({
          name,
          type: typeof value === 'string' ? 'VARCHAR' : 'DOUBLE',
        })),
      ],
    },
    options: withDefaults(boosting.options, { id: 'id', target: 'bad', ...options }),
    seed: 1,
    quote: (name) => `"${name}"`,
  }
  expect(boosting.query(call)).toContain('order by')
  const table = tableFromArrays({
    __outcome: Float64Array.from(bad),
    ...Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        typeof values[0] === 'string' ? values : Float64Array.from(values, Number),
      ]),
    ),
    __when: Float64Array.from(bad.keys()),
  })
  return boosting.fit(table, call, async () => undefined)
}

type Line = Readonly<Record<string, unknown>>

/** Log odds of one row, read from the tables as an auditor would. */
function riskOf({ trees, levels }: { trees: readonly Line[]; levels: readonly Line[] }, row: Line): number {
  return trees
    .filter((line) => line['node'] === 0)
    .reduce((sum, root) => {
      let node = root
      while (node['kind'] === 'below' || node['kind'] === 'among') {
        const value = row[String(node['feature'])]
        const at = node
        const isListed = levels.some(
          (line) => line['tree'] === at['tree'] && line['node'] === at['node'] && line['level'] === value,
        )
        const isYes =
          at['kind'] === 'below' ? Number(value) < Number(at['threshold']) : isListed !== at['others_are_yes']
        const next = isYes ? at['yes_node'] : at['no_node']
        node = trees.find((line) => line['tree'] === at['tree'] && line['node'] === next) ?? {}
      }
      return sum + Number(node['value'])
    }, 0)
}

function rowsOf(relations: readonly FittedRelation[], side: string): readonly Line[] {
  const table = relations.find((each) => each.side === side)
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(row.map((value, index) => [table?.columns[index]?.name ?? '', value])),
  )
}
