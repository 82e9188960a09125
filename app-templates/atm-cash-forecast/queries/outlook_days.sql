-- eight weeks of history and the days ahead; the band of a sum is how far sums missed in the back-test
with observed as (
  select atm_id, date, avg(dispensed) as amount
  from cash
  where dispensed >= 0 [[ and atm_id = $atm ]]
  group by atm_id, date
),
history as (
  select date, sum(amount) as actual
  from observed
  where date > (select min(date) from forecast) - 57 and date < (select min(date) from forecast)
  group by date
),
past as (
  select date, sum(actual) / nullif(sum(predicted), 0) as ratio
  from forecast_backtest
  where actual is not null [[ and atm_id = $atm ]]
  group by date
),
band as (
  select quantile_cont(ratio, 0.1) as low, quantile_cont(ratio, 0.9) as high from past
),
ahead as (
  select date, sum(predicted) as predicted, sum(p10) as p10, sum(p90) as p90, count(*) as machines
  from forecast
  where true [[ and atm_id = $atm ]]
  group by date
)
select date, actual, null::double as predicted, null::double as p10, null::double as p90
from history
union all
select date, null, predicted,
  case when machines = 1 then p10 else coalesce(predicted * least(1, low), p10) end,
  case when machines = 1 then p90 else coalesce(predicted * greatest(1, high), p90) end
from ahead cross join band
order by date
