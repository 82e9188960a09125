with whole as (
  select avg(responded) filter (is_contacted) - avg(responded) filter (not is_contacted) as uplift, avg(amount) filter (responded = 1) as amount from segments_base
),
sums as (
  select segment, count(*) as customers, count(*) filter (is_contacted) as n, count(*) filter (not is_contacted) as m,
    avg(responded) filter (is_contacted) as p, avg(responded) filter (not is_contacted) as q, avg(amount) filter (responded = 1) as amount
  from segments_base group by segment
),
shrunk as (
  -- weight of a segment against the whole: a spread of two points between segments is usual
  select s.*, p * (1 - p) / nullif(n, 0) + q * (1 - q) / nullif(m, 0) + 0.02 / nullif(least(n, m), 0) as variance, w.uplift as overall, coalesce(s.amount, w.amount, 0) as worth
  from sums s cross join whole w
),
final as (
  select *, coalesce(0.0004 / (0.0004 + variance) * (p - q) + variance / (0.0004 + variance) * overall, overall) as uplift,
    sqrt(coalesce(0.0004 * variance / (0.0004 + variance), 0.0004)) as se
  from shrunk
)
select segment, customers::integer as customers, uplift, uplift - 1.96 * se as low, uplift + 1.96 * se as high,
  uplift * worth * $margin / 100 - $cost as gain,
  case when uplift - 1.96 * se > 0 and uplift * worth * $margin / 100 > $cost then say('联系', 'contact')
    when uplift * worth * $margin / 100 <= $cost then say('不联系：赚不回费用', 'leave in peace: it does not earn its cost')
    else say('看不清，先小范围试', 'unclear: try on a few first') end as what
from final order by uplift desc nulls last, segment
