-- every booking between firms as a purchase: who buys from whom, by industry
select date_trunc('month', t.date)::date as month, t.corp_id, cp.cp_id, t.amount, t.direction = '支出' as we_buy,
  case when t.direction = '支出' then c.industry else cp.industry end as buyer,
  case when t.direction = '支出' then cp.industry else c.industry end as seller,
  cp.linked_corp_id is not null as is_ours
from txn t join corporate c on c.corp_id = t.corp_id join counterparty cp on cp.cp_id = t.counterparty_id
where cp.kind = '企业' and cp.industry is not null and c.industry is not null
