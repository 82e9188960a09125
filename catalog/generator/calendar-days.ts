import { holidays, makeUpWorkdays, type Holiday } from './holidays.ts'

export interface CalendarDay {
  readonly date: string
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
  readonly holiday: Holiday | null
  /** 1 on the first day off of a holiday. */
  readonly holidayDay: number | null
  readonly isFestival: boolean
  readonly isMakeUpWorkday: boolean
  readonly isWorkday: boolean
  readonly isPayday: boolean
  readonly isMonthEnd: boolean
}

const dayMs = 86_400_000

/** Every day from `first` to `last`, both included, with what it means for a bank in China. */
export function listCalendarDays(first: string, last: string): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += dayMs) days.push(calendarDay(at))
  return days
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

function calendarDay(at: number): CalendarDay {
  const date = toDate(at)
  const holiday = holidayOn(date)
  return {
    date,
    weekday: weekdayOf(at),
    holiday,
    holidayDay: holiday === null ? null : daysBetween(holiday.from, date) + 1,
    isFestival: holidays.some((one) => one.festival === date),
    isMakeUpWorkday: makeUpWorkdays.has(date),
    isWorkday: isWorkday(at),
    isPayday: isPayday(at),
    isMonthEnd: toDate(at + dayMs).endsWith('-01'),
  }
}

/** Wages arrive on the 10th and the 15th; when that is no workday, on the last workday before. */
function isPayday(at: number): boolean {
  if (!isWorkday(at)) return false
  for (let next = at; next === at || !isWorkday(next); next += dayMs) {
    const day = Number(toDate(next).slice(8))
    if (day === 10 || day === 15) return true
  }
  return false
}

function isWorkday(at: number): boolean {
  const date = toDate(at)
  if (makeUpWorkdays.has(date)) return true
  return weekdayOf(at) <= 5 && holidayOn(date) === null
}

function holidayOn(date: string): Holiday | null {
  return holidays.find((one) => one.from <= date && date <= one.to) ?? null
}

function weekdayOf(at: number): number {
  return new Date(at).getUTCDay() || 7
}

function toDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
