with new as (
  select h.cust_id, h.product_id from held h
  where h.ago = 0 and exists (select 1 from held o where o.ago = 3 and o.cust_id = h.cust_id)
    and not exists (select 1 from held b where b.ago = 3 and b.cust_id = h.cust_id and b.product_id = h.product_id)
),
hits as (
  select n.cust_id, n.product_id, coalesce(bool_or(r.place <= 3), false)::integer as ours, coalesce(bool_or(r.naive <= 3), false)::integer as naive
  from new n
  join (select cust_id, list(product_id order by product_id) as products from held where ago = 3 group by cust_id) b on b.cust_id = n.cust_id
  left join ranked r on r.ago = 3 and r.products = b.products and r.product_id = n.product_id group by all
),
sums as (
  select count(*) as n, avg(ours) as ours, avg(naive) as naive from hits
),
half_rates as (
  select half, segment, avg(responded) filter (is_contacted) - avg(responded) filter (not is_contacted) as uplift, count(*) as n from segments_base group by all
),
ordered as (
  -- segments in the order of the other half's uplift; the better half of the customers is compared with all
  select b.is_contacted, b.responded, percent_rank() over (partition by b.half order by h.uplift desc nulls last) as place
  from segments_base b join half_rates h on h.segment = b.segment and h.half <> b.half
),
parts as (
  select avg(responded) filter (is_contacted and place < 0.5) - avg(responded) filter (not is_contacted and place < 0.5) as best,
    avg(responded) filter (is_contacted) - avg(responded) filter (not is_contacted) as overall,
    sqrt(0.1 / nullif(count(*) filter (is_contacted and place < 0.5), 0) + 0.1 / nullif(count(*) filter (not is_contacted and place < 0.5), 0)) as se, count(*) as n
  from ordered
)
select 1 as rank, say('后来买的新产品在三个推荐里（对照：最热门的三个）', 'Later purchases that were among three offers (baseline: the three best sellers)') as what, ours,
  (ours + 1.92 / n - 1.96 * sqrt(ours * (1 - ours) / n + 0.96 / n / n)) / (1 + 3.84 / n) as low, (ours + 1.92 / n + 1.96 * sqrt(ours * (1 - ours) / n + 0.96 / n / n)) / (1 + 3.84 / n) as high, naive as baseline,
  case when coalesce(n, 0) < 30 then say('购买太少，看不出', 'too few purchases to tell') when ours > naive then say('比只推热门好', 'better than offering best sellers') else say('不比只推热门好', 'no better than offering best sellers') end as verdict
from (select ours, naive, nullif(n, 0) as n from sums)
union all
select 2, say('另一半客户选出的一半客群的增量（对照：全部联系）', 'Uplift in the better half of segments, as chosen on other customers (baseline: contacting everybody)'), best, best - 1.96 * se, best + 1.96 * se, overall,
  case when n < 400 or best is null then say('样本太小，看不出', 'too small to tell') when best - 1.96 * se > overall then say('客群之间确有差别', 'segments do differ') else say('客群差别不显著，按整体看', 'no proven difference between segments: go by the whole') end
from parts
order by rank
