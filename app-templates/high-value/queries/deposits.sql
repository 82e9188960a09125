select cust_id, month, sum(end_balance) as balance, sum(inflow) as inflow
from month where cust_id is not null and month is not null group by all
