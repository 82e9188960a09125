with spans as (
  select min(date) as first_day, max(date) as last_day from txn
),
booked as (
  select sum(amount)::decimal(38, 2) as moved from legs
),
stated as (
  select sum(inflow + outflow)::decimal(38, 2) as moved, count(*) as n from month cross join spans
  where month.month >= last_day(first_day) and month.month <= last_day(last_day)
    and case when $who = 'person' then cust_id is not null else corp_id is not null end
),
halves as (
  select holder, sum(case when is_in then -amount else amount end) filter (is_away and date <= first_day + ((last_day - first_day) // 2)::integer) as early,
    coalesce(sum(case when is_in then -amount else amount end) filter (is_away and date > first_day + ((last_day - first_day) // 2)::integer), 0) as late
  from legs cross join spans group by holder
),
balances as (
  select coalesce(cust_id, corp_id) as holder, arg_max(end_balance, month) as balance
  from month cross join spans where month.month <= first_day + ((last_day - first_day) // 2)::integer
  group by 1
),
placed as (
  select h.holder, late, row_number() over (order by early desc nulls last, h.holder) as place, row_number() over (order by balance desc nulls last, h.holder) as naive,
    count(*) over () // 10 as k
  from halves h left join balances b on b.holder = h.holder
),
tested as (
  select sum(greatest(0, late)) filter (place <= k) / nullif(sum(greatest(0, late)), 0) as ours,
    sum(greatest(0, late)) filter (naive <= k) / nullif(sum(greatest(0, late)), 0) as baseline, any_value(k) as k,
    stddev(case when place <= k then greatest(0, late) end) as spread, sum(greatest(0, late)) as total
  from placed
)
select 1 as rank, say('流水之和 = 账户月度流入 + 流出（元）', 'bookings add up to monthly flows (yuan)') as what, b.moved::double as ours, s.moved::double as baseline,
  null::double as low, null::double as high,
  case when b.moved is null then say('没有数据', 'no data') when s.n = 0 then say('没有月度余额可对', 'no balances to compare with') when b.moved = s.moved then say('逐分相符', 'agrees to the cent') else say('有差额，请核对', 'differs') end as verdict
from booked b cross join stated s
union all
select 2, say('前半段选出的前一成客户，占后半段净流出（对照：按余额选）', 'share of the later outflow among the first tenth (baseline: by balance)'), ours, baseline,
  case when ours is not null then greatest(0, ours - 1.96 * spread * sqrt(k) / nullif(total, 0)) end, case when ours is not null then least(1, ours + 1.96 * spread * sqrt(k) / nullif(total, 0)) end,
  case when coalesce(k, 0) < 10 then say('客户太少', 'too few customers') when ours > baseline then say('名单有用，随机为 0.1', 'useful; at random 0.1') else say('不比按余额选更好', 'no better than by balance') end
from tested
order by rank
