select count(*) as machines, count(smape) as tested,
  count(*) filter (smape < naive_smape) as better,
  count(*) filter (history = 'short') as short,
  count(*) filter (history = 'stopped') as stopped,
  (select origins from forecast_quality) as origins,
  avg(smape) as smape, avg(naive_smape) as naive_smape,
  avg(mae) as mae, avg(naive_mae) as naive_mae, avg(coverage) as coverage
from forecast_series
where true [[ and atm_id = $atm ]]
