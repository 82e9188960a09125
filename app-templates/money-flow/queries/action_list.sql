with sums as (
  select holder, coalesce(sum(amount) filter (is_away and not is_in), 0) as away, coalesce(sum(amount) filter (is_away and is_in), 0) as back,
    coalesce(sum(amount) filter (is_in), 0) as came, arg_max(bank_kind, amount) filter (is_away and not is_in) as bank_kind,
    max(amount) filter (is_away and not is_in) as largest
  from legs where period = 0 group by holder
)
select s.holder, s.away, s.back, (s.away - s.back) / $months as net, case when s.came > s.away / 20 then (s.away - s.back) / s.came end as share,
  (s.away - s.back) / $months * 12 / 2 * $kept / 100 * $margin / 100 as keep_value,
  coalesce(r.months, 0) as wage_months,
  concat_ws(say('；', '; '), case when r.months > 0 then say('发薪后每月固定转给同一人，约工资的 ' || round(100 * r.share)::integer || '%',
      'after payday about ' || round(100 * r.share)::integer || ' % of the wages go to the same person every month') end,
    case when s.largest > 0.6 * s.away then say('一笔占六成以上', 'one large transfer') end,
    case when s.back = 0 then say('只出不回', 'nothing comes back') end,
    say('主要去' || s.bank_kind, 'mostly to ' || s.bank_kind)) as why,
  case when r.months > 0 then say('谈工资理财与自动转存', 'offer a plan for wages')
    when $who = 'firm' then say('谈货款归集与供应商开户', 'collect payments here, win its suppliers')
    when s.largest > 0.6 * s.away then say('问这笔钱的用处', 'ask what it was for')
    else say('电话，给留存方案', 'call with an offer') end as what
from sums s left join regular r on r.holder = s.holder
where s.away > s.back
order by keep_value desc, s.holder
