import { cashFactorOf } from '../cash-factor.ts'
import { listCalendarDays } from '../calendar-days.ts'
import { holidayNames } from '../holidays.ts'
import { selectRows } from '../sql.ts'
import type { TableSource } from '../table-source.ts'

const firstDay = '2022-01-01'
const finalDay = '2027-12-31'

export const calendarTables: readonly TableSource[] = [
  { name: 'dim_calendar', kind: 'dataset', isKept: true, select: selectCalendar, order: 'date' },
  { name: 'day_factor', kind: 'work', isKept: true, select: selectDayFactors, order: 'date' },
  { name: 'workday_before', kind: 'work', isKept: true, select: selectWorkdays, order: 'date' },
  { name: 'month_workdays', kind: 'work', isKept: true, select: selectMonths, order: 'starts' },
]

function selectCalendar(): string {
  const days = listCalendarDays(firstDay, finalDay).map((day) => [
    day.date,
    day.weekday,
    day.holiday?.code ?? null,
    day.holiday === null ? null : holidayNames[day.holiday.code].zh,
    day.holidayDay,
    day.isFestival,
    day.isWorkday,
    day.isMakeUpWorkday,
    day.isPayday,
    day.isMonthEnd,
  ])
  const columns = [
    'day',
    'weekday',
    'holiday_code',
    'holiday_name',
    'holiday_day',
    'is_festival',
    'is_workday',
    'is_makeup_workday',
    'payday',
    'is_month_end',
  ]
  return `
    select day::date as date, year(day::date)::integer as year, quarter(day::date)::integer as quarter,
           month(day::date)::integer as month, weekday::integer as weekday, weekday >= 6 as is_weekend,
           is_workday, is_makeup_workday, holiday_code, holiday_name, holiday_day::integer as holiday_day,
           is_festival, payday, is_month_end
    from (${selectRows(columns, days)})`
}

/** How much more or less cash the whole country draws on a day, before the weekday. */
function selectDayFactors(): string {
  const days = listCalendarDays(firstDay, finalDay)
  const rows = days.map((day) => [day.date, Number(cashFactorOf(day).toFixed(6))])
  return `select day::date as date, factor::double as factor from (${selectRows(['day', 'factor'], rows)})`
}

/** For each day the last working day up to it, on which wages and taxes are booked. */
function selectWorkdays(): string {
  return `
    select date, coalesce(last_value(case when is_workday then date end ignore nulls)
             over (order by date rows unbounded preceding), date) as worked_on,
           worked_on as date_of_wages
    from dim_calendar`
}

/** The working days of each month, among which firms' payments fall. */
function selectMonths(): string {
  return `
    select date_trunc('month', date)::date as starts, list(date order by date) as days
    from dim_calendar where is_workday group by 1`
}
