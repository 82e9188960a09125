-- who held what, today (ago 0) and three months ago (ago 3)
with edge as (
  select max(month) as last_month from holding
)
select 0 as ago, h.cust_id, h.product_id, p.category, max(h.amount) as amount
from holding h join product p on p.product_id = h.product_id cross join edge where h.month = last_month group by all
union all
select 3, h.cust_id, h.product_id, p.category, max(h.amount)
from holding h join product p on p.product_id = h.product_id cross join edge where h.month = last_day(last_month - interval 3 month) group by all
