-- the full weeks, counted backwards from the last day, in which each customer came
with edge as (
  select max(happened_at)::date as last_day, min(happened_at)::date as first_day from event
),
weeks as (
  select distinct cust_id, ((last_day - happened_at::date) // 7)::integer as ago
  from event cross join edge
  where event <> 'login_failed' [[ and platform = $platform ]]
    and (last_day - happened_at::date) // 7 < (last_day - first_day + 1) // 7
),
firsts as (
  select cust_id, max(ago) as first_ago, min(ago) as last_ago from weeks group by cust_id
)
select weeks.cust_id, first_ago, last_ago, first_ago - ago as week_no, (last_day - 7 * first_ago - 6)::date as cohort
from weeks join firsts on firsts.cust_id = weeks.cust_id cross join edge
