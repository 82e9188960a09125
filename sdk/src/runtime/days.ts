/**
 * The ISO day that a text means: an ISO date itself, or an expression relative to the run's day: an anchor
 * (`today`, `week-start`, `month-start`, `month-end`, `quarter-start`, `year-start`, `year-end`) and optionally a
 * distance such as `-30`, `+2w`, `-1m`, `-1y`. Months and years move before the anchor: `month-end-1m` is the
 * last day of the month before. Undefined when the text is neither.
 */
export function dayOf(text: string, today: string): string | undefined {
  if (isDay(text)) return text
  const match = /^([a-z]+(?:-(?:start|end))?)(?:([+-]\d{1,5})([dwmy]?))?$/.exec(text)
  const anchor = anchors[match?.[1] ?? '']
  if (!match || !anchor) return undefined
  const unit = match[3] === '' || match[3] === undefined ? 'd' : match[3]
  const distance = Number(match[2] ?? 0)
  // Days count from the anchor: `month-start-1` is the last day of the month before.
  if (unit === 'd' || unit === 'w') {
    return format(addDays(anchor(parse(today)), distance * (unit === 'w' ? 7 : 1)))
  }
  return format(anchor(addMonths(parse(today), distance * (unit === 'y' ? 12 : 1))))
}

/** True for an existing day as `yyyy-mm-dd`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && format(parse(text)) === text
}

const anchors: Readonly<Record<string, (day: Date) => Date>> = {
  today: (day) => day,
  'week-start': (day) => addDays(day, -((day.getUTCDay() + 6) % 7)),
  'month-start': (day) => utc(day.getUTCFullYear(), day.getUTCMonth(), 1),
  'month-end': (day) => utc(day.getUTCFullYear(), day.getUTCMonth() + 1, 0),
  'quarter-start': (day) => utc(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) * 3, 1),
  'year-start': (day) => utc(day.getUTCFullYear(), 0, 1),
  'year-end': (day) => utc(day.getUTCFullYear(), 12, 0),
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day))
}

function parse(text: string): Date {
  return new Date(`${text}T00:00:00Z`)
}

function format(day: Date): string {
  return day.toISOString().slice(0, 10)
}

function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000)
}

function addMonths(day: Date, months: number): Date {
  const last = utc(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0).getUTCDate()
  return utc(day.getUTCFullYear(), day.getUTCMonth() + months, Math.min(day.getUTCDate(), last))
}
