-- share that came back by whether they still traded and by cause, each leaning on the wider group; for today and per half
with halves as (
  select 0 as half union all select 1 union all select 2
),
taught as (
  select h.half, r.cause, r.trades, r.came_back from halves h join returns r on h.half = 2 or r.half <> h.half
),
base as (
  select half, sum(came_back) as returned, avg(came_back) as rate from taught group by half
),
wide as (
  select t.half, t.trades, (sum(came_back) + 10 * any_value(b.rate)) / (count(*) + 10) as rate
  from taught t join base b on b.half = t.half group by t.half, t.trades
)
select t.half, t.cause, t.trades, (sum(came_back) + 10 * any_value(w.rate)) / (count(*) + 10) as chance, any_value(b.returned)::integer as returned, any_value(w.rate) as wide
from taught t join base b on b.half = t.half join wide w on w.half = t.half and w.trades = t.trades
group by t.half, t.cause, t.trades
