-- the last month of the data, and how far back each customer's balances are looked at
with last as (select max(month) as last_month from balance)
select b.cust_id,
  sum(b.end_balance) filter (b.month = l.last_month) as deposits,
  sum(b.end_balance) filter (b.month = last_day(l.last_month - interval 3 month)) as deposits_before,
  sum(b.inflow) filter (b.month = l.last_month) as inflow,
  sum(b.inflow) filter (b.month < l.last_month and b.month >= last_day(l.last_month - interval 3 month)) / 3 as usual_inflow,
  sum(b.txn_count) filter (b.month > last_day(l.last_month - interval 3 month)) as bookings,
  max(b.month) filter (b.txn_count > 0) as active_month,
  sum(b.txn_count) filter (b.month > last_day(l.last_month - interval 6 month) and b.month <= last_day(l.last_month - interval 3 month)) as bookings_then,
  max(b.month) filter (b.txn_count > 0 and b.month <= last_day(l.last_month - interval 3 month)) as active_then,
  any_value(l.last_month) as last_month
from balance b cross join last l
where b.cust_id is not null
group by b.cust_id
