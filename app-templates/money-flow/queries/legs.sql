-- every booking of the chosen kind of customer, with the bank of the other side and its distance from the last day
with edge as (
  select max(date) as last_day from txn
)
select coalesce(t.cust_id, t.corp_id) as holder, t.date, t.direction = '收入' as is_in, t.type, t.amount, t.counterparty_id, c.bank_kind,
  t.type in ('转账汇入', '转账汇出', '销售回款', '采购付款') as is_transfer,
  coalesce(c.bank_kind <> '本行', false) and t.type in ('转账汇入', '转账汇出', '销售回款', '采购付款') as is_away,
  ((year(last_day) - year(t.date)) * 12 + month(last_day) - month(t.date)) // $months as period
from txn t left join counterparty c on c.cp_id = t.counterparty_id cross join edge
where t.amount > 0 and t.date is not null
  and case when $who = 'person' then t.cust_id is not null else t.corp_id is not null end
