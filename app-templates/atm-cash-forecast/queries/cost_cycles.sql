-- both ways of loading on the same visit days, settled on the withdrawals that really came in the back-test
with tested as (
  select days.*, plan.days_covered
  from forecast_backtest days join load_plan plan on plan.atm_id = days.atm_id
  where actual is not null [[ and days.atm_id = $atm ]]
),
ways as (
  select 1 as rank, atm_id, origin, date, actual, predicted as expected,
    greatest(0, p90 - predicted) as margin, days_covered as gap, (days_ahead - 1) // days_covered as cycle,
    greatest(0.5, least(0.995, $shortage_cost / 10000
      / nullif($shortage_cost / 10000 + $annual_rate / 36500 * days_covered, 0))) as service
  from tested
  union all
  select 2, atm_id, origin, date, actual, naive, greatest(0, naive_p90 - naive),
    days_covered, (days_ahead - 1) // days_covered, 0.9
  from tested
),
loads as (
  select rank, atm_id, origin, cycle,
    least($capacity, sum(expected) + ln(max(service) / (1 - max(service))) / ln(9)
      * sqrt(0.9 * sum(margin * margin) + 0.1 * sum(margin) * sum(margin))) as load
  from ways
  group by rank, atm_id, origin, cycle
),
running as (
  select ways.rank, ways.atm_id, ways.origin, ways.cycle, load, actual,
    sum(actual) over (
      partition by ways.rank, ways.atm_id, ways.origin, ways.cycle order by date) as taken
  from ways join loads on loads.rank = ways.rank and loads.atm_id = ways.atm_id
    and loads.origin = ways.origin and loads.cycle = ways.cycle
)
select rank, atm_id, origin, cycle, max(load) as load, count(*) as days,
  sum(greatest(0, load - taken)) as idle_days_amount,
  greatest(0, max(taken) - max(load)) as short_amount,
  count(*) filter (taken > load) as short_days
from running
group by rank, atm_id, origin, cycle
