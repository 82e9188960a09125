-- what was known of each customer on three days: today, half a year ago, nine months ago
with edge as (
  select max(month) as last_month from own
),
cuts as (
  select 0 as ago, last_month as cut from edge
  union all select 6, last_day(last_month - interval 6 month) from edge
  union all select 9, last_day(last_month - interval 9 month) from edge
),
known as (
  select ago, cut, cust_id, count(*) as months, sum(bookings) as bookings,
    max(month) filter (bookings > 0) as last_seen,
    arg_max(outflow / nullif(outflow + current_balance, 0), month) filter (bookings > 0) as drained,
    avg(balance) filter (month > cut - interval 200 day) as usual_balance
  from own join cuts on month <= cut
  group by all
),
later as (
  select ago, cust_id, sum(bookings) as bookings
  from own join cuts on month > cut and month <= last_day(cut + interval 6 month)
  where ago > 0
  group by all
),
quiet as (
  select k.*, date_diff('month', last_seen, cut) as silent,
    bookings / (months - date_diff('month', last_seen, cut)) as rate
  from known k
  where date_diff('month', last_seen, cut) <= 2 and months >= 3
)
select q.ago, q.cut, q.cust_id, q.last_seen, q.usual_balance, q.drained, q.silent::integer as silent, q.rate,
  q.silent * q.rate as missed,
  case when q.silent = 0 then 0 when q.silent * q.rate < 1.5 then 1 when q.silent * q.rate < 3 then 2
    when q.silent * q.rate < 6 then 3 else 4 end as missed_step,
  coalesce(q.drained >= 0.6, false) as is_drained,
  case when q.ago > 0 and l.cust_id is not null then l.bookings = 0 end as went_dormant
from quiet q left join later l on l.ago = q.ago and l.cust_id = q.cust_id
