import type { Names } from './names.ts'

/** Forecast of every day ahead, of the back-test and of the naive rule beside it. */
export function forecastRows({ step }: Names): string {
  return `create or replace temp table ${step('rows')} as
select points.origin_week, points.series, points.date, points.days_ahead,
  predicted, predicted * spread.low as p10, predicted * spread.high as p90,
  coalesce(naive.naive, points.level) as naive,
  greatest(0, coalesce(naive.naive, points.level) + coalesce(naive_spread.high, 0)) as naive_p90,
  days.amount as actual
from ${step('points')} points
join ${step('spread')} spread on spread.origin_week = points.origin_week and spread.series = points.series
left join ${step('naive')} naive on naive.origin_week = points.origin_week
  and naive.series = points.series and naive.weekday = points.weekday
left join ${step('naive_spread')} naive_spread
  on naive_spread.origin_week = points.origin_week and naive_spread.series = points.series
left join ${step('days')} days on days.series = points.series and days.date = points.date`
}

/** The relations that the block gives to the blocks below it. */
export function results(names: Names): readonly string[] {
  return [forecast(names), backtest(names), seriesQuality(names), quality(names)]
}

function forecast({ step, output, key, date }: Names): string {
  return `create or replace temp table ${output()} as
select name as ${key}, date as ${date}, predicted, p10, p90
from ${step('rows')} rows join ${step('names')} names on names.series = rows.series
where origin_week = 0
order by name, date`
}

function backtest({ step, output, key, date }: Names): string {
  return `create or replace temp table ${output('backtest')} as
select name as ${key}, rows.date as ${date}, origins.origin, rows.days_ahead, actual,
  predicted, p10, p90, naive, naive_p90
from ${step('rows')} rows
join ${step('origins')} origins on origins.week = rows.origin_week
join ${step('names')} names on names.series = rows.series
where rows.origin_week > 0
order by name, rows.date`
}

/** sMAPE in per cent: mean of 200·|a−f| / (|a|+|f|), first per series and origin, then over them. */
function seriesQuality({ step, output, key }: Names): string {
  const symmetric = (forecast: string) =>
    `avg(case when actual + ${forecast} = 0 then 0 else 200 * abs(actual - ${forecast}) / (actual + ${forecast}) end)`
  return `create or replace temp table ${output('series')} as
with per_origin as (
  select series, origin_week,
    ${symmetric('predicted')} as smape, ${symmetric('naive')} as naive_smape,
    avg(abs(actual - predicted)) as mae, avg(abs(actual - naive)) as naive_mae,
    avg((actual between p10 and p90)::integer) as coverage, count(*) as days
  from ${step('rows')} where origin_week > 0 and actual is not null
  group by series, origin_week
),
per_series as (
  select series, avg(smape) as smape, avg(naive_smape) as naive_smape, avg(mae) as mae,
    avg(naive_mae) as naive_mae, avg(coverage) as coverage, sum(days) as tested_days
  from per_origin group by series
)
select name as ${key}, first_seen as first_day, last_seen as last_day, level,
  case when stopped then 'stopped' when short then 'short' else 'full' end as history,
  smape, naive_smape, mae, naive_mae, coverage, coalesce(tested_days, 0)::integer as tested_days
from ${step('levels')} levels
join ${step('names')} names on names.series = levels.series
left join per_series on per_series.series = levels.series
where levels.origin_week = 0
order by name`
}

function quality({ output }: Names): string {
  return `create or replace temp table ${output('quality')} as
select count(*)::integer as series, count(smape)::integer as tested_series,
  (count(*) filter (smape < naive_smape))::integer as better_series,
  (count(*) filter (history = 'short'))::integer as short_series,
  (count(*) filter (history = 'stopped'))::integer as stopped_series,
  (select count(distinct origin) from ${output('backtest')})::integer as origins,
  avg(smape) as smape, avg(naive_smape) as naive_smape,
  avg(mae) as mae, avg(naive_mae) as naive_mae, avg(coverage) as coverage
from ${output('series')}`
}
