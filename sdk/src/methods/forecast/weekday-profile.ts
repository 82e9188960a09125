import type { Names } from './names.ts'

/**
 * Share of each weekday in the level of its week: median of the last 52 weeks, drawn towards the profile of all
 * series by as much as two more weeks of them would. A weekday without a single amount in eight weeks is closed.
 */
export function weekdayProfiles({ step }: Names): string {
  return `create or replace temp table ${step('profiles')} as
with own as (
  select origins.week as origin_week, days.series, days.weekday,
    median(usable / nullif(level, 0)) as share, count(usable / nullif(level, 0)) as days
  from ${step('filled')} days
  join ${step('weeks')} weeks on weeks.series = days.series and weeks.week = days.week
  cross join ${step('origins')} origins
  where days.week >= origins.week and days.week < origins.week + 52 and usable is not null
  group by origins.week, days.series, days.weekday
),
scaled as (
  select *, share / nullif(avg(share) over (partition by origin_week, series), 0) as part,
    max(days) over (partition by origin_week, series) as most_days
  from own
),
pooled as (
  select origin_week, weekday, median(part) as part from scaled where days >= 3 group by origin_week, weekday
),
age as (
  select origin_week, series, max(most_days) as most_days from scaled group by origin_week, series
)
select levels.origin_week, levels.series, calendar.weekday,
  case
    when scaled.part is not null
      then (scaled.days * scaled.part + 2 * coalesce(pooled.part, scaled.part)) / (scaled.days + 2)
    when age.most_days >= 8 and scaled.days is null then 0
    else coalesce(pooled.part, 1)
  end as part
from ${step('levels')} levels
cross join (select unnest(range(1, 8))::integer as weekday) calendar
left join scaled on scaled.origin_week = levels.origin_week and scaled.series = levels.series
  and scaled.weekday = calendar.weekday
left join pooled on pooled.origin_week = levels.origin_week and pooled.weekday = calendar.weekday
left join age on age.origin_week = levels.origin_week and age.series = levels.series`
}
