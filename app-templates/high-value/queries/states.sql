-- customers below the target on three days: today, half a year ago, nine months ago
with edge as (
  select max(month) as last_month from deposits
),
cuts as (
  select 0 as ago, last_month as cut from edge
  union all select 6, last_day(last_month - interval 6 month) from edge
  union all select 9, last_day(last_month - interval 9 month) from edge
),
known as (
  select ago, cut, cust_id, arg_max(balance, month) as balance, max(balance) as highest, sum(inflow) filter (month > cut - interval 93 day) as inflow, max(month) as seen
  from deposits join cuts on month <= cut group by all
),
later as (
  select ago, cust_id, max(balance) >= $target as rose, count(*) as months from deposits join cuts on month > cut and month <= last_day(cut + interval 6 month)
  where ago > 0 group by all
)
select k.*, case when k.balance < 0.4 * $target then 1 when k.balance < 0.6 * $target then 2 when k.balance < 0.75 * $target then 3
    when k.balance < 0.9 * $target then 4 else 5 end as near_step,
  case when k.inflow < 0.1 * $target then 1 when k.inflow < 0.35 * $target then 2 else 3 end as inflow_step,
  k.highest >= 0.9 * $target as was_near, l.rose
from known k left join later l on l.ago = k.ago and l.cust_id = k.cust_id and l.months >= 3
where k.seen = k.cut and k.balance >= 0.2 * $target and k.balance < $target
