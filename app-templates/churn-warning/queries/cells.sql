-- chance of going dormant of customers in one state; cells with few customers lean on the wider state
with wide as (
  select ago, is_drained, silent > 0 as is_silent, avg(went_dormant::integer) as rate, count(*) as n
  from states where went_dormant is not null
  group by all
),
base as (
  select ago, avg(went_dormant::integer) as rate from states where went_dormant is not null group by ago
),
fine as (
  select ago, silent, missed_step, is_drained, count(*) as customers, count(*) filter (went_dormant) as dormant
  from states where went_dormant is not null
  group by all
)
select f.*, (f.dormant + 10 * (w.n * w.rate + 10 * b.rate) / (w.n + 10)) / (f.customers + 10) as risk
from fine f
join wide w on w.ago = f.ago and w.is_drained = f.is_drained and w.is_silent = (f.silent > 0)
join base b on b.ago = f.ago
