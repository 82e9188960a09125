-- the best hundred, or a fifth when there are fewer; firms of one rank share the last places
with aims as (
  select least(100, greatest(1, count(*) // 5)) as k, count(*) as n, avg(came_back) as rate from returns
),
ways as (
  select 1 as rank, say('本页排名', 'This ranking') as way, coalesce(c.chance, 0) as score, r.came_back
  from returns r left join chances c on c.half = r.half and c.cause = r.cause and c.trades = r.trades
  union all
  select 2, say('停得最近的先联系', 'Most recent first'), -r.silent, r.came_back from returns r
),
placed as (
  select *, rank() over (partition by rank order by score desc) as place, count(*) over (partition by rank, score) as ties from ways
),
sums as (
  select rank, way, any_value(k) as listed, sum(came_back * greatest(0, least(1, (k - place + 1) / ties))) as returned
  from placed cross join aims group by rank, way
  union all
  select 3, say('随机', 'At random'), k, k * rate from aims where n > 0
)
select rank, way, listed::integer as listed, returned, returned / listed as precision,
  greatest(0, returned / listed + 1.92 / listed - 1.96 * sqrt(returned / listed * (1 - returned / listed) / listed + 0.96 / listed / listed)) / (1 + 3.84 / listed) as low,
  (returned / listed + 1.92 / listed + 1.96 * sqrt(returned / listed * (1 - returned / listed) / listed + 0.96 / listed / listed)) / (1 + 3.84 / listed) as high
from sums order by rank
