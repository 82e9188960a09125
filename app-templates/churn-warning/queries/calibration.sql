select case when risk < 0.02 then '< 2%' when risk < 0.1 then '2–10%' when risk < 0.3 then '10–30%' when risk < 0.6 then '30–60%' else '≥ 60%' end as grp,
  avg(risk) as expected, avg(y) as observed, count(*) as customers
from tested group by 1 order by min(risk)
