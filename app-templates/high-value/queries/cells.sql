with wide as (
  select ago, near_step, avg(rose::integer) as rate, count(*) as n from states where rose is not null group by all
),
base as (
  select ago, avg(rose::integer) as rate from states where rose is not null group by ago
)
select s.ago, s.near_step, s.inflow_step, s.was_near, count(*) as customers, count(*) filter (rose) as risen,
  (count(*) filter (rose) + 10 * any_value((w.n * w.rate + 10 * b.rate) / (w.n + 10))) / (count(*) + 10) as chance
from states s join wide w on w.ago = s.ago and w.near_step = s.near_step join base b on b.ago = s.ago
where s.rose is not null
group by all
