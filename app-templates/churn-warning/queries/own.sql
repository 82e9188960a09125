-- each customer's months on the current account, interest taken out; deposits of all accounts beside it
select m.cust_id, m.month,
  sum(greatest(0, m.txn_count - case when month(m.month) in (3, 6, 9, 12) then 1 else 0 end)) filter (a.kind like '%活期%' or a.kind is null) as bookings,
  sum(m.outflow) filter (a.kind like '%活期%' or a.kind is null) as outflow,
  sum(m.end_balance) filter (a.kind like '%活期%' or a.kind is null) as current_balance,
  sum(m.end_balance) as balance
from month m left join account a on a.acct_id = m.acct_id
where m.cust_id is not null and m.month is not null
group by m.cust_id, m.month
