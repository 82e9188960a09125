-- few and deep dealings, both ways and every month, count; many shallow ones do not
with gathered as (
  select p.cp_id, count(*)::integer as customers, sum(p.amount) as amount, sum(p.paid) as paid, sum(p.received) as received,
    arg_max(p.corp_id, p.amount) as introducer_id, max(p.amount) as introducer_amount, arg_max(p.months_seen, p.amount) as months_seen
  from pairs p group by p.cp_id
), span as (select greatest(1, count(distinct month)) as all_months from dealings)
select g.*, cp.name, cp.industry, cp.bank_kind, s.all_months,
  0.5 * percent_rank() over (order by g.amount / g.customers) as depth,
  0.25 * percent_rank() over (order by g.customers desc) as nearness,
  0.125 * (g.paid > 0 and g.received > 0)::integer as both_ways,
  0.125 * g.months_seen / s.all_months as steadiness,
  case when g.paid > 2 * g.received then 'supplier' when g.received > 2 * g.paid then 'buyer' else 'both' end as role
from gathered g join counterparty cp on cp.cp_id = g.cp_id cross join span s
