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
select f.corp_id, c.name, c.size,
  case f.cause when 'deposit' then say('只剩定期', 'Only a deposit left')
    when 'moved_trades' then say('主账户搬走，生意还在', 'Main account moved away, still trades')
    when 'moved' then say('资金一次转走', 'Money moved out at once')
    when 'unused_trades' then say('账户停用，生意还在', 'Account unused, still trades')
    when 'faded' then say('逐渐减少', 'Faded away')
    when 'never_used' then say('开户后没用过', 'Never used since opening')
    when 'long_unused' then say('久未使用', 'Unused for long')
    when 'stopped' then say('突然停下', 'Stopped all at once') end as cause, f.silent, f.partners, f.traded,
  least(1, case when h.is_learned then coalesce(k.chance, h.wide)
    else $win_rate / 100 * case when f.partners > 0 then 2 else 0.8 end * case when f.fixed_balance > 0 then 1.5 else 1 end
      * case when f.silent <= 6 then 1.3 when f.last_seen is null then 0.6 else 1 end end) as likely,
  likely * coalesce(f.usual_balance, p.usual, 0) * $margin / 100 as expected,
  coalesce(f.usual_balance, p.usual, 0) as usual,
  concat_ws(say('；', '; '), say('停了 ' || f.silent || ' 个月', 'silent for ' || f.silent || case f.silent when 1 then ' month' else ' months' end), case when f.partners > 0 then say(f.partners || ' 位我行客户近两月仍与其往来', f.partners || case f.partners when 1 then ' customer of ours' else ' customers of ours' end || ' traded with it in the last two months') end,
    case when f.drained >= 0.6 then say('最后转走 ' || round(100 * f.drained)::integer || '%', round(100 * f.drained)::integer || ' % moved out in the end') end,
    case when f.fixed_balance > 0 then say('定期尚在' || coalesce('，' || f.matures_on || ' 到期', ''), 'a deposit is left' || coalesce(', maturing on ' || f.matures_on, '')) end,
    case when c.is_payroll_client then say('曾代发工资', 'paid wages through us') end,
    case when f.usual_balance is null then say('往常存款按同规模估计', 'usual deposits estimated from firms of its size') end) as why,
  case when f.partners > 0 then say('请往来客户引荐，谈回款归集', 'ask its partners for an introduction and offer to collect its receipts')
    when f.fixed_balance > 0 then say('到期前上门，谈结算', 'visit before the deposit matures and offer settlement')
    when f.drained >= 0.6 then say('问去了哪家、差在哪里', 'ask which bank it went to and why')
    when f.last_seen is null then say('先查是否还在经营，否则清理账户', 'check that it is still in business, else close the account')
    else say('电话回访', 'call again') end as what
from firms f
left join corporate c on c.corp_id = f.corp_id
left join peers p on p.size = c.size
left join chances k on k.half = 2 and k.cause = f.cause and k.trades = (f.partners > 0)
cross join history h
where f.ago = 0 and f.is_dormant
)
order by expected desc, corp_id
