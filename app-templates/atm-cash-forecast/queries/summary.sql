-- one row: the figures on top of the page, for the chosen machine or for all
with ahead as (
  select date, sum(predicted) as predicted, sum(p10) as p10, sum(p90) as p90
  from forecast
  where true [[ and atm_id = $atm ]]
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
machine as (
  select count(*) as machines, max(last_day) as last_day, avg(smape) as smape, avg(naive_smape) as naive_smape
  from forecast_series
  where true [[ and atm_id = $atm ]]
),
saving as (
  select max(total) filter (rank = 2) - max(total) filter (rank = 1) as saving_month from cost_comparison
)
select machines, last_day,
  (select arg_min(predicted, date) from ahead) as first_day_need,
  (select sum(predicted) from ahead) as total_need,
  (select coalesce(sum(predicted) * least(1, band.low), sum(p10)) from ahead) as total_low,
  (select coalesce(sum(predicted) * greatest(1, band.high), sum(p90)) from ahead) as total_high,
  smape, naive_smape, saving_month
from machine cross join band cross join saving
