-- sum of the parts against the whole, and closing = last closing + in - out
with paths as (
  select corp_id, month, balance, lag(balance) over (partition by corp_id order by month) + inflow - outflow as reckoned
  from firm_month where corp_id in (select corp_id from members)
), accounts as (select sum(b.end_balance) as whole from balance b
  where b.corp_id in (select corp_id from members) and b.month = (select max(month) from firm_month))
select say('成员存款之和 = 账户合计（差额，元）', 'Deposits of the members = total of their accounts (difference, yuan)') as what,
  round(coalesce((select sum(deposits) from members), 0) - coalesce((select whole from accounts), 0), 2) + 0 as figure,
  case when abs(coalesce((select sum(deposits) from members), 0) - coalesce((select whole from accounts), 0)) < 0.01 then say('相符', 'agrees') else say('请核对', 'please check') end as verdict
union all
select say('月末余额 = 上月 + 流入 − 流出（不符的企业月）', 'Closing balance = last one + money in − money out (months of firms that differ)'),
  count(*) filter (abs(balance - reckoned) > 0.01), case when count(*) filter (abs(balance - reckoned) > 0.01) = 0 then say('相符', 'agrees') else say('新开户或请核对', 'a new account, or please check') end
from paths where reckoned is not null
union all
select say('只看核心一户会漏掉的存款（元）', 'Deposits that the core alone does not show (yuan)'),
  coalesce((select sum(deposits) from members where relation_no > 1), 0), say('对照：单户视图', 'baseline: one firm alone')
