with lost as (
  -- nobody can leave after the last step
  select step_no, label, nullif(visits, 0) as visits, minutes, visits - lead(visits) over (order by step_no) as gone from steps
),
shares as (
  select *, gone / visits as p, 1.96 as z from lost
)
select step_no, label, coalesce(visits, 0)::integer as visits, gone as lost, p as lost_share, minutes,
  -- Wilson's interval
  (p + z * z / 2 / visits - z * sqrt(p * (1 - p) / visits + z * z / 4 / visits / visits)) / (1 + z * z / visits) as low,
  (p + z * z / 2 / visits + z * sqrt(p * (1 - p) / visits + z * z / 4 / visits / visits)) / (1 + z * z / visits) as high
from shares
order by step_no
