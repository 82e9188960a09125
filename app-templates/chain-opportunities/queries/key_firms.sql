-- firms that the chain hangs on, with what they move in a year
select k.place, k.id as firm_id, coalesce(c.name, cp.name, k.id) as name, coalesce(c.industry, cp.industry) as industry,
  case when cp.cp_id is null then say('本行', 'Ours') else say('他行', 'Elsewhere') end as whose, k.chain_score,
  case k.role when 'supplier' then say('以收为主', 'Mostly paid') when 'buyer' then say('以付为主', 'Mostly pays') else say('有收有付', 'Both') end as role,
  k.in_weight * 12 / m.all_months as yearly_in, k.out_weight * 12 / m.all_months as yearly_out, k.in_links + k.out_links as partners,
  case when q.verdict = 'no signal' then null else k.community end as circle
from chain k cross join chain_quality q cross join (select greatest(1, count(distinct month)) as all_months from flows) m
left join corporate c on c.corp_id = k.id left join counterparty cp on cp.cp_id = k.id and cp.linked_corp_id is null
order by k.place limit 50
