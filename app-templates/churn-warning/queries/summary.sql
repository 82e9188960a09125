with list as (
  select count(*) as warned, sum(risk * usual_balance) as leaving, sum(save_value) as save_value, median(lead_days) as lead_days from action_list
),
whole as (
  select count(*) as active, sum(risk) as expected, any_value(cut) as cut from scored
),
test as (
  select max(auc) filter (rank = 1) as auc, max(auc) filter (rank = 2) as recency_auc, max(bad) as bad from quality_rows
)
select warned, leaving, save_value, lead_days, auc, recency_auc, active,
  case when coalesce(active, 0) = 0 then '你能看到的数据里没有至少三个月流水的个人客户：换一个数据集，或请数据管家开通。'
    else '数据截至 ' || cut || '：' || active || ' 位近三个月有交易的客户里，预计 ' || round(expected)::integer || ' 位将成为睡眠户；风险达到 ' || format('{:g}', $watch) || '% 的有 '
      || warned || ' 位，先挽留名单最前面的。' end as sentence_zh,
  case when coalesce(active, 0) = 0 then 'There is no personal customer with three months of bookings among the rows that you may see: choose another dataset, or ask its steward.'
    else 'Data up to ' || cut || ': of ' || active || ' customers with bookings in the last three months about ' || round(expected)::integer || ' will go dormant; '
      || warned || ' have a risk of ' || format('{:g}', $watch) || ' % or more. Begin at the top of the list.' end as sentence_en,
  case when coalesce(active, 0) > 0 and auc is null then '历史不足以检验：需要连续 13 个月的月度余额。'
    when bad < 30 then '注意：检验期内只有 ' || bad || ' 位睡眠，风险主要来自大类，个别格起伏大。' else '' end as warning_zh,
  case when coalesce(active, 0) > 0 and auc is null then 'There is not enough history for a test: thirteen months of balances are needed.'
    when bad < 30 then 'Beware: only ' || bad || ' customers went dormant in the test, so risks lean on wide groups and single ones swing.' else '' end as warning_en
from list cross join whole cross join test
