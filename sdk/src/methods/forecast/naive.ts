import type { Names } from './names.ts'

/**
 * The rule that every forecast must beat: the amount of the same weekday of the last week that has one. Its 80 %
 * interval comes from how much amounts changed from one week to the next in the year before the origin.
 */
export function naiveForecast({ step }: Names): readonly string[] {
  return [
    `create or replace temp table ${step('naive')} as
select origins.week as origin_week, series, weekday, arg_max(amount, date) as naive
from ${step('days')} days cross join ${step('origins')} origins
where days.week >= origins.week and days.week < origins.week + 8 and amount is not null
group by origins.week, series, weekday`,
    `create or replace temp table ${step('naive_spread')} as
with changes as (
  select series, week, amount - lag(amount) over (partition by series, weekday order by date) as change
  from ${step('days')}
)
select origins.week as origin_week, series,
  quantile_cont(change, 0.1) as low, quantile_cont(change, 0.9) as high
from changes cross join ${step('origins')} origins
where changes.week >= origins.week and changes.week < origins.week + 52 and change is not null
group by origins.week, series`,
  ]
}
