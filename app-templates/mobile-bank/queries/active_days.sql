with seen as (
  select distinct cust_id, happened_at::date as day from event
  where event <> 'login_failed' [[ and platform = $platform ]]
),
span as (
  select unnest(range(min(day), max(day) + interval 1 day, interval 1 day))::date as day from seen
),
within as (
  select distinct cust_id, (day + ahead::integer)::date as day from seen cross join unnest(range(7)) as t(ahead)
)
select span.day, (select count(*) from seen where seen.day = span.day)::integer as daily,
  case when span.day >= (select min(day) + 6 from seen) then count(within.cust_id) end::integer as weekly
from span left join within on within.day = span.day
group by span.day
order by span.day
