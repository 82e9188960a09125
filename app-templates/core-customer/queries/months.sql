select f.month, sum(f.balance) as balance, sum(f.inflow) as inflow, sum(f.outflow) as outflow
from firm_month f where f.corp_id in (select corp_id from members) group by f.month order by f.month
