import type { Names } from './names.ts'

/** Days of an outage that are read as "nothing was wanted" and no longer as "nothing was there". */
const longOutage = 14

/** Fewer zeros than this in a series are outages; looking closer is skipped, which halves the time. */
const fewestZeros = 5

/**
 * One row per series and day from its first day on. `usable` is what a usual day can be learnt from (no holiday,
 * no outage); `filled` puts the median of the same weekday of the 16 weeks *before* in its place, so that
 * nothing later than a day ever tells about that day.
 */
export function dailySeries({ step }: Names): readonly string[] {
  return [
    `create or replace temp table ${step('days')} as
with life as (
  select series, greatest(min(date), first_day) as first_day, last_day
  from ${step('observations')} cross join ${step('span')}
  where amount is not null and date <= last_day
  group by series, first_day, last_day
),
grid as (
  select series, last_day, first_day + unnest(range(0, last_day - first_day + 1))::integer as date
  from life
),
seen as (
  select grid.series, grid.date, ((last_day - grid.date) // 7)::integer as week,
    isodow(grid.date)::integer as weekday, observed.amount
  from grid
  left join ${step('observations')} observed on observed.series = grid.series and observed.date = grid.date
),
often_zero as (
  select series from ${step('observations')} where amount = 0
  group by series having count(*) >= ${fewestZeros}
)
select *, false as zero_is_real from seen where series not in (select series from often_zero)
union all
select *,
  (count(*) filter (amount = 0) over recent >= ${fewestZeros}
    and avg((amount = 0)::integer) over recent > 0.3)
  or coalesce(max(amount) over (
    partition by series order by date rows between ${longOutage - 1} preceding and current row) = 0, false)
from seen where series in (select series from often_zero)
window recent as (partition by series order by date rows between 83 preceding and current row)`,
    `create or replace temp table ${step('usable')} as
select days.*, kinds.kind,
  case when not kinds.holiday and (amount > 0 or (amount = 0 and zero_is_real)) then amount end as usable
from ${step('days')} days join ${step('kinds')} kinds on kinds.date = days.date`,
    `create or replace temp table ${step('filled')} as
with gaps as (
  select gap.series, gap.date, median(earlier.usable) as filled
  from ${step('usable')} gap
  join ${step('usable')} earlier on earlier.series = gap.series and earlier.weekday = gap.weekday
  where gap.usable is null and earlier.usable is not null
    and earlier.date < gap.date and earlier.date >= gap.date - 112
  group by gap.series, gap.date
)
select days.*, coalesce(days.usable, gaps.filled) as filled
from ${step('usable')} days left join gaps on gaps.series = days.series and gaps.date = days.date`,
    `create or replace temp table ${step('weeks')} as
select series, week, avg(filled) as level
from ${step('filled')}
group by series, week
having count(filled) >= 5`,
  ]
}

/**
 * Level of each series at each origin: mean of the medians of the last 3, 6 and 12 weeks, so that it follows a
 * lasting change within weeks and ignores a single odd one. Series too young for a full week use their mean.
 */
export function levels({ step }: Names): string {
  return `create or replace temp table ${step('levels')} as
with weekly as (
  select origins.week as origin_week, series,
    (median(level) filter (weeks.week < origins.week + 3)
      + median(level) filter (weeks.week < origins.week + 6)
      + median(level)) / 3 as full_level,
    median(level) as any_level
  from ${step('weeks')} weeks cross join ${step('origins')} origins
  where weeks.week >= origins.week and weeks.week < origins.week + 12
  group by origins.week, series
),
daily as (
  select origins.week as origin_week, series,
    avg(amount) filter (days.week < origins.week + 4) as mean_amount,
    max(date) filter (amount is not null) as last_seen,
    min(date) as first_seen,
    max(origin) as origin
  from ${step('filled')} days cross join ${step('origins')} origins
  where days.week >= origins.week
  group by origins.week, series
)
select daily.origin_week, daily.series, origin, first_seen, last_seen,
  last_seen is null or last_seen <= origin - 28 as stopped,
  origin - first_seen + 1 < 28 as short,
  case when stopped then 0 else coalesce(full_level, any_level, mean_amount, 0) end as level
from daily left join weekly
  on weekly.origin_week = daily.origin_week and weekly.series = daily.series`
}
