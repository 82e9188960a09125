with ways as (
  select 1 as rank, say('本预警', 'This warning') as way, risk as score, y from tested
  union all select 2, say('只看沉默多久', 'Silence alone'), silent, y from tested
),
placed as (
  select *, rank() over (partition by rank order by score) + (count(*) over (partition by rank, score) - 1) / 2.0 as place,
    -- customers of one score share the tenth in equal parts
    rank() over (partition by rank order by score desc) as from_top, count(*) over (partition by rank, score) as ties, count(*) over (partition by rank) as n
  from ways
),
sums as (
  select rank, way, sum(y) as bad, count(*) - sum(y) as good, (sum(place * y) - sum(y) * (sum(y) + 1) / 2) / nullif(sum(y) * (count(*) - sum(y)), 0) as auc,
    sum(y * greatest(0, least(1, (n / 10 - from_top + 1) / ties))) / nullif(sum(y), 0) as caught
  from placed group by rank, way
),
spread as (
  -- Hanley and McNeil 1982
  select *, sqrt((auc * (1 - auc) + (bad - 1) * (auc / (2 - auc) - auc * auc) + (good - 1) * (2 * auc * auc / (1 + auc) - auc * auc)) / nullif(bad * good, 0)) as se
  from sums
)
select rank, way, auc, greatest(0, auc - 1.96 * se) as auc_low, least(1, auc + 1.96 * se) as auc_high, caught, caught * 10 as lift, bad::integer as bad
from spread
union all
select 3, say('随机抽', 'At random'), 0.5, null, null, 0.1, 1, null
order by rank
