-- for each machine the gap between visits with the lowest cost per day, and what to load for it:
-- the expected need plus a margin as wide as a shortage is dear against idle cash (newsvendor)
with days as (
  select atm_id, date, predicted, greatest(0, p90 - predicted) as margin,
    row_number() over (partition by atm_id order by date) as day
  from forecast
  where true [[ and atm_id = $atm ]]
),
gaps as (
  select unnest(range(1, $longest_gap + 1)) as gap
),
needs as (
  select atm_id, gap, sum(predicted) as need,
    -- a tenth of the daily misses is common to all days of a gap
    sqrt(0.9 * sum(margin * margin) + 0.1 * sum(margin) * sum(margin)) as margin,
    sum(predicted * day) as need_days
  from days join gaps on day <= gap
  group by atm_id, gap
  having count(*) = gap
),
aims as (
  select *, greatest(0.5, least(0.995,
    $shortage_cost / 10000 / nullif($shortage_cost / 10000 + $annual_rate / 36500 * gap, 0))) as service
  from needs
),
loads as (
  select *, least($capacity, need + margin * ln(service / (1 - service)) / ln(9)) as load
  from aims
),
costs as (
  select *,
    ($visit_cost + $annual_rate / 36500 * greatest(0, load * gap - need * gap - need + need_days)
      + $shortage_cost / 10000 * greatest(0, need - load)) / gap as cost_per_day
  from loads
),
best as (
  select atm_id, arg_min(gap, cost_per_day) as gap from costs group by atm_id
),
peaks as (
  select days.atm_id, arg_max(date, predicted) as peak_day, max(predicted) as peak,
    min(date) as first_day
  from days join best on best.atm_id = days.atm_id and days.day <= best.gap
  group by days.atm_id
)
select costs.atm_id,
  case when load >= 10000 then ceil(load / 1000) * 1000 else load end as load,
  peaks.first_day + costs.gap::integer as next_visit, costs.gap::integer as days_covered,
  need / costs.gap as daily_need, peak_day, peak / nullif(level, 0) as peak_ratio,
  case
    when history = 'stopped' then say('停用，请核实', 'stopped: check')
    when history = 'short' then say('历史不足四周', 'under four weeks of data')
    when load >= $capacity then say('装钞上限', 'most cash per load')
    when costs.gap = $longest_gap then say('最长间隔', 'longest gap')
    else say('成本最低', 'lowest cost')
  end as why
from costs
join best on best.atm_id = costs.atm_id and best.gap = costs.gap
join peaks on peaks.atm_id = costs.atm_id
join forecast_series series on series.atm_id = costs.atm_id
order by case when history = 'stopped' then 1 else 0 end, next_visit, load desc, costs.atm_id
