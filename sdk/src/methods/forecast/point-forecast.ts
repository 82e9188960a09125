import type { Names } from './names.ts'

/** Level × weekday × kind of day × time of year, for every origin, series and day ahead. */
export function pointForecast({ step }: Names): string {
  return `create or replace temp table ${step('points')} as
select levels.origin_week, levels.series, kinds.date, kinds.kind,
  (kinds.date - origins.origin)::integer as days_ahead,
  isodow(kinds.date)::integer as weekday, levels.level,
  levels.level * part * exp(coalesce(kind_effects.effect, 0) + coalesce(annual.effect, 0)) as predicted
from ${step('levels')} levels
join ${step('origins')} origins on origins.week = levels.origin_week
join ${step('kinds')} kinds
  on kinds.date > origins.origin and kinds.date <= origins.origin + origins.days_ahead
join ${step('profiles')} profiles on profiles.origin_week = levels.origin_week
  and profiles.series = levels.series and profiles.weekday = isodow(kinds.date)
left join ${step('kind_effects')} kind_effects
  on kind_effects.origin_week = levels.origin_week and kind_effects.kind = kinds.kind
left join ${step('annual_effects')} annual on annual.origin_week = levels.origin_week
  and annual.weeks_ahead = (kinds.date - origins.origin + 6) // 7`
}
