import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNodeEngine, type NodeEngine } from '../node/engine.ts'
import { buildApp, integerInput, rangeInput, textInput } from '../testing/build-app.ts'
import { compileSql } from './compile-sql.ts'
import { dayOf } from './days.ts'
import {
  checkParameter,
  parameterFromText,
  parametersFromSearch,
  parametersToSearch,
  setVariable,
} from './parameters.ts'

let engine: NodeEngine
beforeAll(async () => {
  engine = await openNodeEngine()
})
afterAll(() => engine.close())

const nasty = [
  "'; drop table x; --",
  "''",
  "'",
  '\\',
  "\\'",
  '$$',
  "$tag$ ' $tag$",
  '/* ',
  '-- ',
  '"; select 1',
  'a\nb\r\nc\td',
  '[[ ]]',
  '$name',
  "E'\\x00'",
  '西安分行’‘“”；',
  '🏦',
  "' || (select 1) || '",
  '%_',
  '\u2028\u2029',
]

test('whatever text a viewer types comes back from the engine as exactly that text', async () => {
  const random = mulberry(7)
  const words = Array.from({ length: 300 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 6) },
      () => nasty[Math.floor(random() * nasty.length)],
    ).join(''),
  )
  for (const word of [...nasty, ...words]) {
    await engine.run(setVariable({ name: 'w', type: 'varchar', value: word }))
    const variables = [{ name: 'w', type: 'varchar' as const, input: 'w', value: word }]
    const { table } = await engine.query(compileSql('select $w as w', variables).sql)
    expect(table.get(0)?.toJSON()).toEqual({ w: word })
  }
})

test('numbers and days keep their value and type', async () => {
  const cases = [
    ['integer', -5, -5],
    ['bigint', 9_007_199_254_740_991, 9_007_199_254_740_991],
    ['double', 1e-7, 1e-7],
    ['double', 1.5e300, 1.5e300],
    ['date', '2024-02-29', Date.parse('2024-02-29')],
    ['date', null, null],
  ] as const
  for (const [type, value, expected] of cases) {
    await engine.run(setVariable({ name: 'v', type, value }))
    const { table } = await engine.query(`select cast(getvariable('v') as ${type}) as v`)
    expect(table.get(0)?.toJSON()).toEqual({ v: expected })
  }
})

test('a value of the wrong type never becomes a statement', () => {
  expect(() => setVariable({ name: 'n', type: 'integer', value: '1; drop' })).toThrow(TypeError)
  expect(() => setVariable({ name: 'n', type: 'double', value: Number.NaN })).toThrow(TypeError)
  expect(() => setVariable({ name: 'n', type: 'date', value: "2024-01-01' or 1" })).toThrow(TypeError)
  expect(() => setVariable({ name: 'n', type: 'integer', value: 1.5 })).toThrow(TypeError)
})

test.each([
  ['today', '2024-03-31'],
  ['today-30', '2024-03-01'],
  ['today+1w', '2024-04-07'],
  ['today-1m', '2024-02-29'],
  ['today-1y', '2023-03-31'],
  ['week-start', '2024-03-25'],
  ['month-start', '2024-03-01'],
  ['month-start-1', '2024-02-29'],
  ['month-end-1m', '2024-02-29'],
  ['quarter-start', '2024-01-01'],
  ['year-start', '2024-01-01'],
  ['year-end', '2024-12-31'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['tomorrow', undefined],
  ['today-', undefined],
])('the day %s is %s when the run is of 2024-03-31', (text, day) => {
  expect(dayOf(text, '2024-03-31')).toBe(day)
})

test('an address carries what differs from the defaults and reads back to the same values', () => {
  const app = buildApp([integerInput('n', 1, [1, 9]), textInput('word', null), rangeInput('period', null)])
  const parameters = { n: 3, word: "西安 & '1'=1", period: ['today-7', 'today'] as const }
  const search = parametersToSearch(app, parameters)
  expect(parametersFromSearch(app, `?${search}`, { today: '2024-03-31' })).toEqual({
    parameters,
    problems: [],
  })
  expect(parametersToSearch(app, { n: 1 })).toBe('')
})

test('an address with a value that the input does not take says so and sets nothing', () => {
  const app = buildApp([integerInput('n', 1, [1, 9])])
  const { parameters, problems } = parametersFromSearch(app, '?n=10&other=1', { today: '2024-03-31' })
  expect(parameters).toEqual({})
  expect(problems.map((problem) => problem.name)).toEqual(['n'])
})

test('a text that is no number is refused, an empty one is no value', () => {
  const block = integerInput('n', 1, [1, 9])
  const check = (text: string) =>
    checkParameter(block, parameterFromText(block, text), { today: '2024-03-31' })
  expect(['x', '1.5', '0', '3e9'].map((text) => check(text) !== undefined)).toEqual([true, true, true, true])
  expect(check('')).toBeUndefined()
  expect(check('9')).toBeUndefined()
})

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
