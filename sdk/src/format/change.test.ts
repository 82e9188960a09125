import { expect, test } from 'vitest'
import { changeOf } from './change.ts'

test.each([
  [112, 100, { direction: 'up', text: '12%' }],
  [90, 100, { direction: 'down', text: '10%' }],
  [-50, -100, { direction: 'up', text: '50%' }],
  [100.01, 100, { direction: 'none', text: '0%' }],
  [1, 0, undefined],
])('from %d back to %d is told as a share', (now, before, expected) => {
  expect(changeOf(now, before)).toEqual(expected)
})
