import { daysBetween, type CalendarDay } from './calendar-days.ts'
import { holidays, type HolidayCode } from './holidays.ts'

/** Factor of cash demand on a day: season, holidays and paydays together; 1 is an ordinary day. */
export function cashFactorOf(day: CalendarDay): number {
  const festive = nearSpring(day.date) ?? nearHoliday(day)
  return monthFactor(day.date) * festive * payFactor(day)
}

const months = [0.97, 1.0, 0.99, 1.0, 1.0, 0.98, 0.97, 0.99, 1.02, 1.0, 1.0, 1.06]

function monthFactor(date: string): number {
  return months[Number(date.slice(5, 7)) - 1] ?? 1
}

/** Red envelopes and travel money before the eve, empty cities during the festival, a slow return after it. */
function nearSpring(date: string): number | null {
  for (const { code, festival } of holidays) {
    if (code !== 'spring') continue
    const offset = daysBetween(festival, date)
    if (offset < -18 || offset > 15) continue
    if (offset < -4) return 1.02 + ((offset + 18) / 14) * 0.68
    if (offset < -1) return 1.85
    if (offset === -1) return 1.2
    if (offset <= 2) return 0.48
    if (offset <= 6) return 0.62
    return 0.78 + (offset - 7) * 0.025
  }
  return null
}

const eves: Readonly<Record<HolidayCode, number>> = {
  'new-year': 1.14,
  spring: 1,
  qingming: 1.16,
  labour: 1.22,
  'dragon-boat': 1.12,
  'mid-autumn': 1.17,
  national: 1.3,
}

function nearHoliday(day: CalendarDay): number {
  for (const { code, from, to } of holidays) {
    if (code === 'spring') continue
    const before = daysBetween(day.date, from)
    if (before === 1) return eves[code]
    if (before === 2) return 1 + (eves[code] - 1) * 0.5
    if (before > 2 || day.date > to) continue
    if (code === 'national') return before >= -2 ? 1.08 : 0.84
    return code === 'qingming' && before === 0 ? 1.05 : 0.91
  }
  return 1
}

function payFactor(day: CalendarDay): number {
  if (day.isPayday) return 1.24
  const dayOfMonth = Number(day.date.slice(8))
  if (dayOfMonth === 11 || dayOfMonth === 16) return 1.09
  return dayOfMonth >= 28 ? 1.04 : 1
}
