import type { MethodCall, SqlMethod } from '../method.ts'
import { dayKinds } from './calendar.ts'
import { seasonalNaiveCard } from './card.ts'
import { dailySeries } from './level.ts'
import { naiveForecast } from './naive.ts'
import { namesOf } from './names.ts'
import { ForecastOptions } from './options.ts'
import { forecastRelations } from './relations.ts'
import { observations, origins, span } from './series.ts'

/** The baseline as a method of its own, for apps that want nothing more or want to show it. */
export const seasonalNaive: SqlMethod = {
  kind: 'sql',
  name: 'seasonal-naive',
  title: seasonalNaiveCard.title,
  summary: seasonalNaiveCard.summary,
  options: ForecastOptions,
  relations: forecastRelations,
  outputs: (name) => [name],
  statements,
}

function statements(call: MethodCall): readonly string[] {
  const names = namesOf(call)
  const { step, output, key, date, horizon } = names
  return [
    ...observations(names),
    span(names),
    origins(names),
    ...dayKinds(names),
    ...dailySeries(names),
    ...naiveForecast(names),
    `create or replace temp table ${output()} as
select names.name as ${key}, kinds.date as ${date}, naive as predicted,
  greatest(0, naive + least(0, coalesce(low, 0))) as p10, naive + greatest(0, coalesce(high, 0)) as p90
from ${step('naive')} naive
join ${step('names')} names on names.series = naive.series
join ${step('origins')} origins on origins.week = naive.origin_week and origins.week = 0
join ${step('kinds')} kinds on kinds.date > origin and kinds.date <= origin + ${horizon}
  and isodow(kinds.date) = naive.weekday
left join ${step('naive_spread')} spread on spread.origin_week = 0 and spread.series = naive.series
order by names.name, kinds.date`,
  ]
}
