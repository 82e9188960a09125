-- every firm as known today (ago 0) and two months ago (ago 2): how long silent, why, who still trades with it
with edge as (
  select max(month) as last_month, min(month) as first_month from own
),
cuts as (
  select 0 as ago, last_month as cut, first_month from edge
  union all select 2, last_day(last_month - interval 2 month), first_month from edge
),
known as (
  select c.ago, c.cut, o.corp_id, c.first_month, max(month) filter (bookings > 0) as last_seen, sum(bookings) as bookings,
    arg_max(outflow / nullif(outflow + current_balance, 0), month) filter (bookings > 0) as drained,
    avg(current_balance + fixed_balance) filter (bookings > 0) as usual_balance,
    arg_max(fixed_balance, month) as fixed_balance, arg_max(current_balance, month) as current_balance,
    arg_max(matures_on, month) as matures_on, min(month) as opened_month,
    list(bookings order by month desc) filter (bookings > 0) as active_bookings
  from own o join cuts c on o.month <= c.cut
  group by all
),
later as (
  select corp_id, sum(bookings) > 0 as came_back from own join cuts c on c.ago = 2 and month > c.cut group by corp_id
),
placed as (
  select k.*, date_diff('month', coalesce(last_seen, first_month - 1), cut) as silent,
    coalesce(p.partners, 0) as partners, coalesce(p.traded, 0) as traded, case when k.ago = 2 then l.came_back end as came_back
  from known k
  left join later l on l.corp_id = k.corp_id
  left join partners p on p.corp_id = k.corp_id and p.is_recent = (k.ago = 0)
)
select *, silent >= $silent_months as is_dormant,
  case when fixed_balance > 0 then 'deposit'
    when drained >= 0.6 and partners > 0 then 'moved_trades'
    when drained >= 0.6 then 'moved'
    when partners > 0 then 'unused_trades'
    when last_seen is not null and len(active_bookings) >= 3 and active_bookings[1] < 0.5 * list_avg(active_bookings) then 'faded'
    when last_seen is null and opened_month > first_month then 'never_used'
    when last_seen is null then 'long_unused'
    else 'stopped' end as cause
from placed
