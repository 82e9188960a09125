-- firms of other banks on the links, by what they would bring; three reasons at most
with met as (
  select f.cp_id, f.seller, f.buyer, f.we_buy, sum(f.amount) as amount, count(distinct f.corp_id) as customers, arg_max(f.corp_id, f.amount) as introducer_id
  from flows f where not f.is_ours group by f.cp_id, f.seller, f.buyer, f.we_buy
), best as (
  select cp_id, sum(amount) as amount, arg_max(seller || ' → ' || buyer, amount) as link, arg_max(we_buy, amount) as is_supplier,
    sum(customers)::integer as relations, arg_max(introducer_id, amount) as introducer_id
  from met group by cp_id
)
select b.cp_id, cp.name, cp.industry, b.link, case when b.is_supplier then say('上游供应商', 'Supplier') else say('下游买方', 'Buyer') end as role,
  b.relations, c.name as introducer, c.manager_id, b.amount * 12 / l.all_months as yearly,
  $success / 100 * (0.75 + 0.5 * greatest(0, least(1, 1 - l.coverage / nullif(2 * l.usual, 0)))) * b.amount * 12 / l.all_months * $moved / 100 * 15 / 365 * ($transfer_rate / 100 - 0.0005) as expected_money,
  concat_ws(say('；', '; '), say('环节 ' || b.link || ' 本行覆盖 ' || round(100 * l.coverage)::integer || '%，平均 ' || round(100 * l.usual)::integer || '%',
      'link ' || b.link || ': we hold ' || round(100 * l.coverage)::integer || ' %, usual is ' || round(100 * l.usual)::integer || ' %'),
    case when b.relations >= 10 then say('与 ' || b.relations || ' 个客户关系往来', b.relations || ' links with our customers') end) as reasons,
  case when b.is_supplier then say('随核心企业付款一起谈订单融资', 'supplier finance with the buyer') else say('谈票据与预付款融资', 'bills and prepayment') end as what
from best b join counterparty cp on cp.cp_id = b.cp_id join links l on l.link = b.link left join corporate c on c.corp_id = b.introducer_id
order by expected_money desc, b.cp_id limit 200
