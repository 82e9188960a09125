with peers as (
  select c.size, median(f.usual_balance) as usual
  from firms f join corporate c on c.corp_id = f.corp_id
  where f.ago = 0 and not f.is_dormant
  group by c.size
),
history as (
  select coalesce(max(returned), 0) >= 20 as is_learned, max(wide) as wide from chances where half = 2
)
select * rename (likely as chance) from (
select f.corp_id, c.name, c.size, f.cause, f.silent, f.partners, f.traded,
  least(1, case when h.is_learned then coalesce(k.chance, h.wide)
    else $win_rate / 100 * case when f.partners > 0 then 2 else 0.8 end * case when f.fixed_balance > 0 then 1.5 else 1 end
      * case when f.silent <= 6 then 1.3 when f.last_seen is null then 0.6 else 1 end end) as likely,
  likely * coalesce(f.usual_balance, p.usual, 0) * $margin / 100 as expected,
  coalesce(f.usual_balance, p.usual, 0) as usual,
  concat_ws('；', '停了 ' || f.silent || ' 个月 · months silent', case when f.partners > 0 then f.partners || ' 位我行客户近两月仍与其往来 · partners with us' end,
    case when f.drained >= 0.6 then '最后转走 ' || round(100 * f.drained)::integer || '% · moved out' end,
    case when f.fixed_balance > 0 then '定期尚在' || coalesce('，' || f.matures_on || ' 到期', '') || ' · deposit left' end,
    case when c.is_payroll_client then '曾代发工资 · paid wages through us' end,
    case when f.usual_balance is null then '往常存款按同规模估计 · deposits as of its size' end) as why,
  case when f.partners > 0 then '请往来客户引荐，谈回款归集 · ask its partners for an introduction'
    when f.fixed_balance > 0 then '到期前上门，谈结算 · visit before it matures'
    when f.drained >= 0.6 then '问去了哪家、差在哪里 · ask where it went and why'
    when f.last_seen is null then '先查是否还在经营，否则清理账户 · check that it still exists'
    else '电话回访 · call' end as what
from firms f
left join corporate c on c.corp_id = f.corp_id
left join peers p on p.size = c.size
left join chances k on k.half = 2 and k.cause = f.cause and k.trades = (f.partners > 0)
cross join history h
where f.ago = 0 and f.is_dormant
)
order by expected desc, corp_id
