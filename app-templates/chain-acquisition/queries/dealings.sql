-- bookings of our firms with firms that bank elsewhere, by pair and month
select t.corp_id, cp.cp_id, date_trunc('month', t.date)::date as month, sum(t.amount) as amount,
  coalesce(sum(t.amount) filter (t.direction = '支出'), 0) as paid, coalesce(sum(t.amount) filter (t.direction = '收入'), 0) as received
from txn t join counterparty cp on cp.cp_id = t.counterparty_id
where t.corp_id is not null and cp.kind = '企业' and cp.linked_corp_id is null
group by t.corp_id, cp.cp_id, date_trunc('month', t.date)
