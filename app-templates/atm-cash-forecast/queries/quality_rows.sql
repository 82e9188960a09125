select atm_id, last_day - first_day + 1 as history_days, smape, naive_smape, mae, coverage
from forecast_series
where true [[ and atm_id = $atm ]]
order by smape desc nulls first, atm_id
