import { expect, test } from 'vitest'
import { listCalendarDays } from './calendar-days.ts'
import { holidays, makeUpWorkdays } from './holidays.ts'

const days = new Map(listCalendarDays('2022-01-01', '2027-12-31').map((day) => [day.date, day]))

test.each([
  ['new-year', '2026-01-01', '2026-01-03'],
  ['spring', '2026-02-15', '2026-02-23'],
  ['qingming', '2026-04-04', '2026-04-06'],
  ['labour', '2026-05-01', '2026-05-05'],
  ['dragon-boat', '2026-06-19', '2026-06-21'],
  ['mid-autumn', '2026-09-25', '2026-09-27'],
  ['national', '2026-10-01', '2026-10-07'],
])('%s of 2026 lasts from %s to %s', (code, from, to) => {
  const off = [...days.values()].filter((day) => day.date.startsWith('2026') && day.holiday?.code === code)
  expect([off[0]!.date, off.at(-1)!.date]).toEqual([from, to])
  expect(off.every((day) => !day.isWorkday)).toBe(true)
})

test.each(['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'])(
  'the lunar year begins on %s',
  (date) => {
    expect(days.get(date)).toMatchObject({ isFestival: true, isWorkday: false, holiday: { code: 'spring' } })
  },
)

test('every make-up day is a weekend day outside the holidays on which people work', () => {
  for (const date of makeUpWorkdays) {
    expect(days.get(date), date).toMatchObject({ isWorkday: true, isMakeUpWorkday: true, holiday: null })
    expect(days.get(date)!.weekday, date).toBeGreaterThanOrEqual(6)
  }
})

test('in 2026 people make up for the Spring Festival on 14 and 28 February', () => {
  expect(days.get('2026-02-14')!.isMakeUpWorkday).toBe(true)
  expect(days.get('2026-02-28')!.isMakeUpWorkday).toBe(true)
  expect(days.get('2026-02-24')!.isWorkday).toBe(true)
})

test('holidays stand in their order and no two share a day', () => {
  const spans = holidays.map(({ from, to }) => [from, to] as const)
  for (const [index, [from]] of spans.entries()) {
    if (index > 0) expect(from > spans[index - 1]![1], from).toBe(true)
  }
})

test('wages come on the 10th and the 15th, or on the working day before', () => {
  const paydays = [...days.values()].filter((day) => day.isPayday).map((day) => day.date)
  expect(paydays.filter((date) => date.startsWith('2026-0')).slice(0, 6)).toEqual([
    '2026-01-09',
    '2026-01-15',
    '2026-02-10',
    '2026-02-14',
    '2026-03-10',
    '2026-03-13',
  ])
})
