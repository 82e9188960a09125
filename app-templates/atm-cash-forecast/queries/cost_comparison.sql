-- per month of thirty days, all machines that are shown
with months as (
  select rank, sum(days) / 30.0 as machine_months, sum(days) as days, count(distinct atm_id) as machines,
    count(*) as visits, sum(idle_days_amount) as idle, sum(short_amount) as short_amount,
    sum(short_days) as short_days
  from cost_cycles
  group by rank
)
select rank,
  case rank when 1 then say('本模型的计划', 'this plan') else say('照上周的 90% 分位', 'last week''s P90') end as way,
  (visits * $visit_cost + idle * $annual_rate / 36500 + short_amount * $shortage_cost / 10000)
    / machine_months * machines as total,
  visits * $visit_cost / machine_months * machines as visits,
  idle * $annual_rate / 36500 / machine_months * machines as idle,
  short_amount * $shortage_cost / 10000 / machine_months * machines as shortage,
  visits / machine_months as visits_per_machine,
  short_days / days as short_days
from months
order by rank
