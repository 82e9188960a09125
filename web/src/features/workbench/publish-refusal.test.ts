import { expect, test } from 'vitest'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { readRefusal } from './publish-refusal.ts'

const message = { zh: '没有列 x', en: 'no column x' }

test('a dataset that reaches too few says which alias reads it and whether it is mine to share', () => {
  const title = { zh: '我的现金', en: 'My cash' }
  const error = problem('dataset-reaches-fewer', {
    dataset: title,
    name: 'my_cash',
    alias: 'cash',
    reach: 'private',
    wanted: 'bank',
    mine: true,
  })
  expect(readRefusal(error)).toEqual({
    kind: 'reach',
    dataset: 'my_cash',
    title,
    alias: 'cash',
    mine: true,
    wanted: 'bank',
  })
})

test('a model that reaches too few says which it is and whether it is mine to share', () => {
  const title = { zh: '商户评分', en: 'Shop rating' }
  const error = problem('model-reaches-fewer', {
    model: title,
    name: 'shop-rating',
    reach: 'private',
    wanted: 'bank',
    mine: true,
  })
  expect(readRefusal(error)).toEqual({
    kind: 'model-reach',
    model: 'shop-rating',
    title,
    mine: true,
    wanted: 'bank',
  })
})

test('problems of the text and of the trial run come with their lines', () => {
  const place = { file: 'app.md', line: 12 }
  const broken = readRefusal(problem('app-broken', { count: 1, problems: [{ code: 'c', message, place }] }))
  expect(broken).toMatchObject({ kind: 'lines', lines: [{ file: 'app.md', line: 12, message }] })
  const failed = readRefusal(
    problem('app-run-failed', {
      block: 'a',
      detail: message,
      failure: [{ code: 'c', message, place, fix: message }],
    }),
  )
  expect(failed).toMatchObject({ kind: 'lines', lines: [{ line: 12, fix: message }] })
})

test('any other refusal keeps its sentence, and a lost connection has none', () => {
  expect(readRefusal(problem('name-taken', { name: 'x' }))).toMatchObject({
    kind: 'sentence',
    sentence: { en: expect.stringContaining('taken') },
  })
  expect(readRefusal(new TypeError('fetch failed'))).toEqual({ kind: 'sentence', sentence: undefined })
})
