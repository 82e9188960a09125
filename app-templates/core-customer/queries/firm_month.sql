-- balances of every firm and month, all its accounts together
select b.corp_id, b.month, sum(b.end_balance) as balance, sum(b.inflow) as inflow, sum(b.outflow) as outflow
from balance b where b.corp_id is not null group by b.corp_id, b.month
