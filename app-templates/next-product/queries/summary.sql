with list as (
  select count(*) as listed, sum(income) as income from action_list
),
test as (
  select max(ours) filter (rank = 1) as hit, max(baseline) filter (rank = 1) as naive_hit from quality_rows
),
proofs as (
  select count(*) as campaigns, count(*) filter (is_proven) as working, string_agg(campaign, say('、', ', ') order by campaign) filter (is_proven) as names from campaign_rows
)
select listed, income, hit, naive_hit, working,
  case when coalesce(listed, 0) = 0 then '你能看到的数据里没有客户持有产品，暂时没有推荐：换一个数据集，或请数据管家开通。'
    else listed || ' 位客户各有一个最合适的下一个产品。' end
    || case when campaigns = 0 then '没有活动记录。' when working = 0 then campaigns || ' 个活动都没有证明有用：先别大面积外呼，留对照组再试。'
      else campaigns || ' 个活动里 ' || working || ' 个证明有用（' || names || '），其余看不出效果。' end as sentence_zh,
  case when coalesce(listed, 0) = 0 then 'Nobody holds a product among the rows that you may see, so there is no offer: choose another dataset, or ask its steward. '
    else 'There is a best next product for each of ' || listed || ' customers. ' end
    || case when campaigns = 0 then 'There are no campaigns.' when working = 0 then 'None of ' || campaigns || ' campaigns proved to work: do not call at large, try again with a control group.'
      else working || ' of ' || campaigns || ' campaigns proved to work (' || names || '); the others show no effect.' end as sentence_en
from list cross join test cross join proofs
