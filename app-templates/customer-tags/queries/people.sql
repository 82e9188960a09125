-- one row per customer with what the tags are made of; quintiles are among the customers that you may see
with held as (
  select h.cust_id, sum(h.amount) as invested
  from holding h where h.month = (select max(month) from holding)
  group by h.cust_id
), joined as (
  select c.cust_id, c.name, c.manager_id, c.tier, c.is_payroll, c.has_mobile_bank, c.opened_on,
    coalesce(m.deposits, 0) as deposits, m.deposits_before, coalesce(m.inflow, 0) as inflow, m.usual_inflow,
    coalesce(m.bookings, 0) as bookings, m.active_month, coalesce(m.bookings_then, 0) as bookings_then, m.active_then,
    coalesce(held.invested, 0) as invested, coalesce(m.last_month, c.opened_on) as last_month
  from customer c left join months m on m.cust_id = c.cust_id left join held on held.cust_id = c.cust_id
)
select *, deposits + invested as assets,
  ntile(5) over (order by active_month nulls first, bookings, cust_id) as r,
  ntile(5) over (order by bookings, cust_id) as f,
  ntile(5) over (order by deposits + invested, cust_id) as m,
  ntile(5) over (order by active_then nulls first, bookings_then, cust_id) as r_then,
  ntile(5) over (order by bookings_then, cust_id) as f_then,
  ntile(5) over (order by coalesce(deposits_before, 0) + invested, cust_id) as m_then
from joined
