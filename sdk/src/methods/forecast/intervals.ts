import type { Names } from './names.ts'

/** Measured: with less than a year the same data gave level and misses, and covered 70 % instead of 80 %. */
const youngWidening = 0.35

/**
 * Conformal 80 % interval: for the year before each origin every day is predicted from the level of some weeks before it,
 * and the 10 % and 90 % quantiles of actual / predicted, per series and drawn to those of all series where a
 * series is young, widen the forecast. Nothing after the origin is used, so the back-test can be held to it.
 */
export function intervals({ step }: Names): readonly string[] {
  return [
    `create or replace temp table ${step('earlier_levels')} as
select series, week, coalesce(
  (median(level) over (partition by series order by week range between 5 following and 7 following)
    + median(level) over (partition by series order by week range between 5 following and 10 following)
    + median(level) over (partition by series order by week range between 5 following and 16 following)) / 3,
  median(level) over (partition by series order by week range between 1 following and 5 following),
  level) as level
from ${step('weeks')}`,
    `create or replace temp table ${step('spread')} as
with misses as (
  select profiles.origin_week, days.series,
    amount / (level * part * exp(coalesce(effect, 0))) as ratio
  from ${step('filled')} days
  join ${step('earlier_levels')} earlier on earlier.series = days.series and earlier.week = days.week
  join ${step('profiles')} profiles on profiles.series = days.series and profiles.weekday = days.weekday
  left join ${step('kind_effects')} effects
    on effects.origin_week = profiles.origin_week and effects.kind = days.kind
  where days.week >= profiles.origin_week and days.week < profiles.origin_week + 52
    and amount is not null and level > 0 and part > 0
),
own as (
  select origin_week, series, count(*) as days,
    quantile_cont(ratio, 0.1) as low, quantile_cont(ratio, 0.9) as high
  from misses group by origin_week, series
),
pooled as (
  select origin_week, median(low) as low, median(high) as high from own where days >= 28 group by origin_week
)
select levels.origin_week, levels.series,
  least(1, (coalesce(days * own.low, 0) + 28 * coalesce(pooled.low, own.low, 0.5))
    / (coalesce(days, 0) + 28)) ** (1 + ${youngWidening} * young) as low,
  greatest(1, (coalesce(days * own.high, 0) + 28 * coalesce(pooled.high, own.high, 1.6))
    / (coalesce(days, 0) + 28)) ** (1 + ${youngWidening} * young) as high
from (
  select *, greatest(0, 1 - (origin - first_seen + 1) / 364) as young from ${step('levels')}
) levels
left join own on own.origin_week = levels.origin_week and own.series = levels.series
left join pooled on pooled.origin_week = levels.origin_week`,
  ]
}
