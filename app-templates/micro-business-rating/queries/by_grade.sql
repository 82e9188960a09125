select grade, count(*)::integer as merchants, count(*) / sum(count(*)) over () as share, avg(pd) as pd,
  sum(credit_limit) as credit_limit, sum(expected_loss) as expected_loss
from scored group by grade order by grade
