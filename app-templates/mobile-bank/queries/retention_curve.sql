select w.week::integer as week_no, seen[w.week + 1] as seen,
  case when w.week >= weeks - 2 then exp(coalesce(list_sum([ln((beta + i - 1) / (alpha + beta + i - 1)) for i in range(1, w.week + 1)]), 0)) end as projected
from retention_fit cross join unnest(range(0, 60)) as w(week)
where w.week <= weeks + 4 and weeks >= 3
order by week_no
