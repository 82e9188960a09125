with list as (
  select count(*) as listed, sum(gain) as gain, sum(income) as income from action_list
),
whole as (
  select count(*) as candidates, sum(chance) as rising, max(near_step) as nearest from candidates
),
test as (
  select max(auc) filter (rank = 1) as auc, max(auc) filter (rank = 2) as naive_auc, max(risen) as risen from quality_rows
)
select candidates, listed, gain, income, auc, naive_auc,
  case when coalesce(candidates, 0) = 0 then '没有存款在目标两成以上、又没到目标的客户：把目标改低一些，或请数据管家开通数据。'
    else candidates || ' 位客户离 ' || round($target / 10000)::bigint || ' 万元只差一步，预计半年内有 ' || round(rising)::integer || ' 位会自己升上来；先找名单最前面的。' end as sentence_zh,
  case when coalesce(candidates, 0) = 0 then 'Nobody holds between a fifth of the target and the target: lower the target, or ask the steward for the data.'
    else candidates || ' customers are one step below ' || round($target / 1000)::bigint || ' thousand yuan; about ' || round(rising)::integer || ' will rise by themselves within half a year. Begin at the top of the list.' end as sentence_en,
  case when candidates > 0 and auc is null then '历史不足以检验：需要连续 13 个月的月度余额。' when risen < 30 then '注意：检验期内只有 ' || risen || ' 位升上来，比例起伏大。' else '' end as warning_zh,
  case when candidates > 0 and auc is null then 'There is not enough history for a test: thirteen months of balances are needed.' when risen < 30 then 'Beware: only ' || risen || ' rose in the test, so shares swing.' else '' end as warning_en
from list cross join whole cross join test
