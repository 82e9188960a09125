import type { MethodCall, SqlMethod } from '../method.ts'
import { dayKinds } from './calendar.ts'
import { pooledSeasonalCard } from './card.ts'
import { intervals } from './intervals.ts'
import { dailySeries, levels } from './level.ts'
import { naiveForecast } from './naive.ts'
import { namesOf } from './names.ts'
import { ForecastOptions } from './options.ts'
import { pointForecast } from './point-forecast.ts'
import { pooledEffects } from './pooled-effects.ts'
import { forecastRelations } from './relations.ts'
import { forecastRows, results } from './results.ts'
import { observations, origins, span } from './series.ts'
import { weekdayProfiles } from './weekday-profile.ts'

/**
 * Forecasts many daily series at once: each series has its own level and weekdays, all together teach the
 * holidays, the days of the month and the time of year. Every step runs for the last day and for up to three earlier days,
 * which is the back-test; a step reads nothing later than the day it forecasts from.
 */
export const pooledSeasonal: SqlMethod = {
  kind: 'sql',
  name: 'pooled-seasonal',
  title: pooledSeasonalCard.title,
  summary: pooledSeasonalCard.summary,
  options: ForecastOptions,
  relations: forecastRelations,
  outputs: (name) => [name, `${name}_backtest`, `${name}_series`, `${name}_quality`],
  statements,
}

function statements(call: MethodCall): readonly string[] {
  const names = namesOf(call)
  return [
    ...observations(names),
    span(names),
    origins(names),
    ...dayKinds(names),
    ...dailySeries(names),
    levels(names),
    weekdayProfiles(names),
    ...pooledEffects(names),
    pointForecast(names),
    ...intervals(names),
    ...naiveForecast(names),
    forecastRows(names),
    ...results(names),
  ]
}
