-- the best offer of each merchant, and as many of them as the budget carries, by profit per yuan lent
with best as (select * from offers where profit > 0 qualify row_number() over (partition by merchant_id order by profit desc, rate, credit) = 1)
select *, sum(exposure) over (order by profit / exposure desc, merchant_id) as used_budget,
  sum(exposure) over (order by profit / exposure desc, merchant_id) <= $budget * 10000 as is_offered
from best
