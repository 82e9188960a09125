with sums as (
  select holder, sum(amount) as moved from legs where period = 0 group by holder order by moved desc, holder limit 200
)
select holder, holder || say('（' || round(moved / 10000)::bigint || ' 万元）', ' (' || round(moved / 1000)::bigint || ' thousand yuan)') as label from sums
