import type { Names } from './names.ts'

/** Weeks of history that are read: enough for three yearly holidays, and a bound on the work. */
const historyWeeks = 159

/**
 * The observations: one row per series and day, series numbered because joins over numbers are several times
 * faster than over names. Repeated days are averaged; what cannot be an amount (negative, not a number, not
 * finite) counts as missing.
 */
export function observations({ step, data, key, date, value }: Names): readonly string[] {
  return [
    `create or replace temp table ${step('names')} as
select name, (row_number() over (order by name))::integer as series
from (select distinct ${key} as name from ${data} where ${key} is not null)`,
    `create or replace temp table ${step('observations')} as
select series, try_cast(${date} as date) as date,
  avg(case when amount >= 0 and isfinite(amount) then amount end) as amount
from (select *, try_cast(${value} as double) as amount from ${data}) data
join ${step('names')} names on names.name = data.${key}
where try_cast(${date} as date) is not null
group by 1, 2`,
  ]
}

/**
 * First and last day that are read. A single series that runs ahead of all others (a mistyped year) must not
 * move the last day, hence the tenth of the usual number of series.
 */
export function span({ step }: Names): string {
  return `create or replace temp table ${step('span')} as
with per_day as (
  select date, count(amount) as series from ${step('observations')} where amount is not null group by date
),
last_day as (
  select max(date) as last_day from per_day
  where series >= 0.1 * (select median(series) from per_day)
)
select last_day,
  greatest(min(date), last_day - ${historyWeeks * 7 - 1}) as first_day
from last_day cross join per_day
where date <= last_day
group by last_day`
}

/**
 * Days on which a forecast is made: the last day, and up to three earlier ones for the back-test. `week` counts
 * backwards from the last day; a back-test keeps at least four weeks to learn from.
 */
export function origins({ step, horizon }: Names): string {
  return `create or replace temp table ${step('origins')} as
with room as (
  select last_day, (last_day - first_day + 1) // 7 - 4 as weeks from ${step('span')}
),
pace as (
  select last_day, weeks, greatest(1, least(8, weeks // 3)) as step_weeks from room
)
select (step_weeks * number)::integer as week,
  last_day - (7 * step_weeks * number)::integer as origin,
  (case when number = 0 then ${horizon} else 7 * step_weeks end)::integer as days_ahead
from pace cross join (select unnest(range(0, 4)) as number)
where number = 0 or step_weeks * number <= weeks`
}
