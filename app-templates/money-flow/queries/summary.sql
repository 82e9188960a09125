with sums as (
  select sum(amount) filter (period = 0 and is_in) as came, sum(amount) filter (period = 0 and not is_in) as went,
    sum(case when is_in then -amount else amount end) filter (period = 0 and is_away) as net_away,
    sum(case when is_in then -amount else amount end) filter (period = 1 and is_away) as net_before,
    count(distinct holder) filter (period = 0) as holders, max(date) as last_day, min(date) filter (period = 0) as first_day
  from legs where true [[ and holder = $customer ]]
),
list as (
  select sum(keep_value) as keep_value, count(*) as listed, count(*) filter (wage_months > 0) as regulars from action_list
  where true [[ and holder = $customer ]]
),
most as (
  select arg_max(bank, net) as bank, max(net) as net from by_bank where bank <> '本行' and bank <> say('不明', 'unknown')
)
select came, went, net_away, net_before, keep_value,
  case when coalesce(holders, 0) = 0 then '你能看到的数据里没有这类客户的流水：换一类客户，或请数据管家开通。'
    else first_day || ' 至 ' || last_day || '，' || holders || ' 位客户' || case when net_away >= 0 then '净流向他行 ' else '从他行净流入 ' end || round(abs(net_away) / 10000)::bigint || ' 万元'
      || case when net > 0 then '，流出最多的是' || bank else '' end || '；' || listed || ' 位出多于进，其中 ' || regulars || ' 位每月发薪后固定转出。' end as sentence_zh,
  case when coalesce(holders, 0) = 0 then 'There are no bookings of such customers among the rows that you may see: choose the other kind, or ask the steward.'
    else 'From ' || first_day || ' to ' || last_day || ' a net ' || round(abs(net_away) / 1000)::bigint || ' thousand yuan of ' || holders || case when net_away >= 0 then ' customers went to other banks; ' else ' customers came from other banks; ' end
      || listed || ' send more than comes back, ' || regulars || ' of them every month after their wages.' end as sentence_en
from sums cross join list cross join most
