import type { Figure } from '@aladdin/sdk/contract/home.ts'
import type { FigureColumns } from './choose-columns.ts'

interface DayTotal {
  readonly day: string
  readonly rows: number
  readonly sum: number | null
}

interface Ground {
  readonly dataset: Figure['dataset']
  readonly columns: FigureColumns
  readonly isDaily: boolean
}

/**
 * The newest day beside what it is compared with: daily data with the same weekday a week earlier, because weekdays
 * differ from one another more than weeks do; other data with the period before. `days` are newest first.
 */
export function toFigure(
  days: readonly DayTotal[],
  { dataset, columns, isDaily }: Ground,
): Figure | undefined {
  const [newest] = days
  if (newest === undefined) return undefined
  const { measure } = columns
  const valueOf = ({ rows, sum }: DayTotal) => (measure === undefined ? rows : (sum ?? 0))
  const before = isDaily ? days.find(({ day }) => day === daysBefore(newest.day, 7)) : days[1]
  return {
    dataset,
    ...(measure?.unit === undefined ? {} : { measure: { title: measure.title, unit: measure.unit } }),
    day: newest.day,
    value: valueOf(newest),
    ...(before === undefined ? {} : { before: { day: before.day, value: valueOf(before) } }),
  }
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10)
}
