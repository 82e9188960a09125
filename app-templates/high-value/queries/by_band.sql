select case near_step when 1 then '20–40%' when 2 then '40–60%' when 3 then '60–75%' when 4 then '75–90%' else '90–100%' end as band,
  count(*)::integer as customers, sum(chance) as rising
from candidates group by near_step order by near_step
