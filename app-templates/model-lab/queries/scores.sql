with card_rows as (select row_number() over () as line, #1 as id, pd from card),
tree_rows as (select row_number() over () as line, pd from trees),
chosen as (select model from quality where is_chosen)
select c.id, case when (select model from chosen) = 'boosting' then t.pd else c.pd end as score,
  c.pd as scorecard, t.pd as boosting
from card_rows c join tree_rows t on t.line = c.line
order by c.line
