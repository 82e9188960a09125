with edge as (
  select max(happened_at)::date as last_day from event
),
people as (
  select count(distinct cust_id) filter (happened_at::date > last_day - 30) as monthly,
    count(distinct cust_id) filter (happened_at::date between last_day - 59 and last_day - 30) as monthly_before,
    count(distinct (cust_id, happened_at::date)) filter (happened_at::date > last_day - 30) / 30 as daily,
    any_value(last_day) as last_day
  from event cross join edge
  where event <> 'login_failed' [[ and platform = $platform ]]
),
whole as (
  select max(visits) filter (step_no = 1) as began, arg_max(visits, step_no) as finished,
    arg_max(label, lost) as worst, arg_max(lost_share, lost) as worst_share, max(lost) as worst_lost
  from step_rows
),
list as (
  select count(*) as listed, coalesce(sum(expected), 0) as at_stake from action_list
)
select monthly, nullif(monthly_before, 0) as monthly_before, daily / nullif(monthly, 0) as stickiness,
  finished / nullif(began, 0) as finished_share, at_stake,
  case when coalesce(monthly, 0) = 0 then '你能看到的数据里没有手机银行行为：换一个数据集，或请数据管家开通。'
    when coalesce(began, 0) = 0 then '数据截至 ' || last_day || '，' || monthly || ' 位客户在用；这段流程没有人开始过。如果你的日志用了别的名称，改一改区块 journeys。'
    else '数据截至 ' || last_day || '：' || began || ' 次开始，' || finished || ' 次走完；流失最多的一步是“' || worst
      || '”，' || worst_lost || ' 次（' || round(100 * worst_share, 1) || '%）在此离开。' || listed || ' 位客户还没有走完，名单在下面。'
      || case when began < 100 then '开始不足 100 次，比例起伏很大，请看区间。' else '' end end as sentence_zh,
  case when coalesce(monthly, 0) = 0 then 'There are no mobile-bank events among the rows that you may see: choose another dataset, or ask its steward.'
    when coalesce(began, 0) = 0 then 'Data up to ' || last_day || ', ' || monthly || ' customers; nobody began this journey. If your log has other names, edit the block journeys.'
    else 'Data up to ' || last_day || ': ' || began || ' began, ' || finished || ' finished; most leave after “' || worst
      || '”, ' || worst_lost || ' visits (' || round(100 * worst_share, 1) || ' %). ' || listed || ' customers have not finished yet; they are listed below.'
      || case when began < 100 then ' Fewer than 100 began: shares swing widely, so look at the intervals.' else '' end end as sentence_en
from people cross join whole cross join list
