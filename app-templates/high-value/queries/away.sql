-- what each customer moved to accounts at other banks in the last three months, and what came back
select t.cust_id, coalesce(sum(t.amount) filter (t.direction = '支出'), 0) as sent, coalesce(sum(t.amount) filter (t.direction = '收入'), 0) as back
from txn t join counterparty c on c.cp_id = t.counterparty_id
where t.cust_id is not null and c.bank_kind <> '本行' and t.type in ('转账汇出', '转账汇入') and t.date > today() - 92
group by t.cust_id
