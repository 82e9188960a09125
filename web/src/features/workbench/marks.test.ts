import { expect, test } from 'vitest'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { marksOf } from './marks.ts'

const files = { 'app.md': '---\ndatasets:\n  cash: { source: lost_table }\n---\n' }
const words = { zh: '错', en: 'wrong' }

test('a dataset that is not there is marked on the line that names it', () => {
  const dataError = problem('dataset-unknown', { dataset: 'lost_table' })
  expect(marksOf({ files, problems: [], states: new Map(), dataError })).toMatchObject([
    { file: 'app.md', line: 3, from: 'data' },
  ])
})

test('a block that failed is marked where the engine says', () => {
  const states = new Map([
    ['good', { status: 'done' as const }],
    [
      'bad',
      { status: 'failed' as const, message: words, place: { file: 'queries/bad.sql', line: 7 }, fix: words },
    ],
  ])
  expect(marksOf({ files, problems: [], states, dataError: null })).toEqual([
    {
      file: 'queries/bad.sql',
      line: 7,
      message: words,
      fix: words,
      detail: undefined,
      block: 'bad',
      from: 'run',
    },
  ])
})

test('while the text is wrong, failures of an earlier run are not shown', () => {
  const states = new Map([
    ['bad', { status: 'failed' as const, message: words, place: { file: 'app.md', line: 1 } }],
  ])
  const problems = [{ code: 'x', message: words, place: { file: 'app.md', line: 2 } }]
  expect(marksOf({ files, problems, states, dataError: null }).map(({ from }) => from)).toEqual(['text'])
})
