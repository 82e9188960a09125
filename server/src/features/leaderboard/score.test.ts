import { expect, test } from 'vitest'
import { risingScore, scoreApp, type Use } from './score.ts'

const today = '2026-11-22'

function use(personId: string, branchId: string, more: Partial<Use> = {}): Use {
  return { personId, branchId, kind: 'use', day: today, ...more }
}

function score(uses: readonly Use[], knownSince = new Map<string, string>()): number {
  return scoreApp({ uses, today, windowDays: 28, halfLifeDays: 7, knownSince }).score
}

test('one colleague who uses an app today gives ln 2', () => {
  expect(score([use('a', 'XA')])).toBeCloseTo(Math.log(2), 12)
})

test('a use of a week ago counts half, one of four weeks ago not at all', () => {
  expect(score([use('a', 'XA', { day: '2026-11-15' })])).toBeCloseTo(Math.log(1.5), 12)
  expect(score([use('a', 'XA', { day: '2026-10-25' })])).toBe(0)
})

test('one person counts for at most four, whatever she does', () => {
  const everything = [
    use('a', 'XA'),
    use('a', 'XA', { kind: 'star' }),
    use('a', 'XA', { kind: 'fork' }),
    ...Array.from({ length: 20 }, (_, day) =>
      use('a', 'XA', { day: `2026-11-${String(day + 1).padStart(2, '0')}` }),
    ),
  ]
  expect(score(everything)).toBeCloseTo(Math.log(5), 12)
})

test('three people of three branches beat three people of one', () => {
  const spread = score([use('a', 'XA'), use('b', 'CD'), use('c', 'SH')])
  const together = score([use('a', 'XA'), use('b', 'XA'), use('c', 'XA')])
  expect(spread).toBeCloseTo(3 * Math.log(2), 12)
  expect(together).toBeCloseTo(Math.log(4), 12)
  expect(spread).toBeGreaterThan(together)
})

test('an account younger than two weeks counts half', () => {
  expect(score([use('a', 'XA')], new Map([['a', '2026-11-20']]))).toBeCloseTo(Math.log(1.5), 12)
})

test('rising is bounded: at most three times, at least half of this week', () => {
  expect(risingScore(10, 0)).toBe(30)
  expect(risingScore(1, 100)).toBe(0.5)
  expect(risingScore(4, 4)).toBe(4)
})
