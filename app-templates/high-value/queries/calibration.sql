select case when chance < 0.05 then '< 5%' when chance < 0.15 then '5–15%' when chance < 0.35 then '15–35%' when chance < 0.6 then '35–60%' else '≥ 60%' end as grp,
  avg(chance) as expected, avg(y) as observed, count(*) as customers
from tested group by 1 order by min(chance)
