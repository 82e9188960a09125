import type { Names } from './names.ts'

/** Series that the pooled effects are learnt from; medians over more of them change nothing but the time. */
const pooledSeries = 400

/**
 * Effects that one series has too few days to show and all together show well. Both are logarithms.
 * `kind_effects`: per kind of day the mean over its dates of the median over series of amount / usual amount,
 * drawn to zero where it could be chance (few dates, few series). `annual_effects`: per week ahead how the same week a
 * year ago stood against the eight weeks before the origin's day a year ago, four fifths of it.
 */
export function pooledEffects({ step }: Names): readonly string[] {
  return [
    `create or replace temp table ${step('kind_effects')} as
with pool as (
  select series from ${step('weeks')} group by series order by count(*) desc, series limit ${pooledSeries}
),
per_date as (
  select profiles.origin_week, days.kind, days.date,
    median(ln(amount / (level * part))) as effect, count(*) as series
  from pool
  join ${step('filled')} days on days.series = pool.series
  join ${step('weeks')} weeks on weeks.series = days.series and weeks.week = days.week
  join ${step('profiles')} profiles on profiles.series = days.series and profiles.weekday = days.weekday
  where days.week >= profiles.origin_week and amount > 0 and level > 0 and part > 0
  group by profiles.origin_week, days.kind, days.date
),
per_kind as (
  select origin_week, kind, avg(effect) as effect, count(*) as dates,
    greatest(coalesce(var_samp(effect), 0), 0.0009 + 0.25 / avg(series)) / count(*) as chance
  from per_date group by origin_week, kind
)
select origin_week, kind, dates,
  greatest(-2, least(2, effect * greatest(0, 1 - chance / nullif(effect * effect, 0)))) as effect
from per_kind`,
    `create or replace temp table ${step('annual_effects')} as
with pool as (
  select series from ${step('weeks')} group by series order by count(*) desc, series limit ${pooledSeries}
),
base as (
  select origins.week as origin_week, weeks.series, avg(level) as level
  from ${step('weeks')} weeks join pool on pool.series = weeks.series cross join ${step('origins')} origins
  where weeks.week >= origins.week + 52 and weeks.week < origins.week + 60
  group by origins.week, weeks.series
  having avg(level) > 0 and count(*) >= 4
)
select origin_week, base.origin_week + 52 - weeks.week as weeks_ahead,
  0.8 * median(ln(weeks.level / base.level)) * count(*) / (count(*) + 10) as effect
from base join ${step('weeks')} weeks on weeks.series = base.series
  and weeks.week between base.origin_week + 44 and base.origin_week + 51
where weeks.level > 0
group by base.origin_week, weeks.week`,
  ]
}
