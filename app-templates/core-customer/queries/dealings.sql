-- what a firm paid to and received from each firm, with the month count as a sign of steadiness
select t.corp_id, cp.cp_id, cp.name as partner, cp.linked_corp_id as partner_corp, cp.industry as partner_industry,
  sum(t.amount) filter (t.direction = '支出') as paid, sum(t.amount) filter (t.direction = '收入') as received,
  sum(t.amount) as amount, count(distinct date_trunc('month', t.date))::integer as months_seen
from txn t join counterparty cp on cp.cp_id = t.counterparty_id
where t.corp_id is not null and cp.kind = '企业' and coalesce(cp.linked_corp_id, '') <> t.corp_id
group by t.corp_id, cp.cp_id, cp.name, cp.linked_corp_id, cp.industry
