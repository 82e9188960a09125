import { expect, test } from 'vitest'
import { formatBytes } from './bytes.ts'
import { formatDay, formatMoment } from './time.ts'

test.each([
  [0, '0 B'],
  [749, '749 B'],
  [3_250_585, '3.1 MB'],
  [52_428_800, '50 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test('moments are ISO to the minute, days are ISO, and what is no moment stays as it is', () => {
  const moment = new Date(2026, 10, 22, 9, 5).toISOString()
  expect([formatMoment(moment), formatDay(moment), formatMoment('soon')]).toEqual([
    '2026-11-22 09:05',
    '2026-11-22',
    'soon',
  ])
})
