select date, sum(actual) as actual, sum(predicted) as predicted, sum(naive) as naive
from forecast_backtest
where actual is not null [[ and atm_id = $atm ]]
group by date
order by date
