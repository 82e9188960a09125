-- today's candidates with all their assets, and the upper quartile of customers of their age and inflow
with held as (
  select cust_id, sum(amount) as amount from holding where month = (select max(month) from holding) group by cust_id
),
everyone as (
  select d.cust_id, d.balance + coalesce(h.amount, 0) as assets, d.balance, i.inflow,
    (coalesce(date_diff('year', c.birth_date, today()), 0) // 15)::integer as age_step, ntile(5) over (order by i.inflow, d.cust_id) as inflow_fifth, c.tier, c.is_payroll
  from deposits d
  join (select cust_id, sum(inflow) as inflow from deposits where month > (select max(month) from deposits) - interval 93 day group by cust_id) i on i.cust_id = d.cust_id
  left join held h on h.cust_id = d.cust_id left join customer c on c.cust_id = d.cust_id
  where d.month = (select max(month) from deposits)
),
peers as (
  select age_step, inflow_fifth, quantile_cont(assets, 0.75) as upper, count(*) as n from everyone group by all
)
select e.*, p.upper, p.n as peers, coalesce(c.chance, w.chance, 0) as chance, s.near_step, s.was_near
from everyone e
join peers p on p.age_step = e.age_step and p.inflow_fifth = e.inflow_fifth
join states s on s.ago = 0 and s.cust_id = e.cust_id
left join cells c on c.ago = 6 and c.near_step = s.near_step and c.inflow_step = s.inflow_step and c.was_near = s.was_near
left join (select near_step, sum(chance * customers) / sum(customers) as chance from cells where ago = 6 group by all) w on w.near_step = s.near_step
