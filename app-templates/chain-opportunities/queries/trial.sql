-- shares of the links in the later months, told from the earlier ones, against the product of the two industries' sizes
with middle as (select quantile_disc(month, 0.5) as last_known from (select distinct month from flows)),
early as (select f.seller, f.buyer, sum(f.amount) as amount from flows f cross join middle m where f.month <= m.last_known group by f.seller, f.buyer),
late as (select f.seller, f.buyer, sum(f.amount) as amount from flows f cross join middle m where f.month > m.last_known group by f.seller, f.buyer),
shares as (
  select coalesce(e.seller, l.seller) as seller, coalesce(e.buyer, l.buyer) as buyer,
    coalesce(e.amount, 0) / (select sum(amount) from early) as told, coalesce(l.amount, 0) / (select sum(amount) from late) as seen
  from early e full join late l on l.seller = e.seller and l.buyer = e.buyer
), sized as (
  select *, sum(told) over (partition by seller) * sum(told) over (partition by buyer) as by_size, 1.0 / count(*) over () as even from shares
), errors as (
  select 1 as way_no, say('前两个月的环节', 'Links of the earlier months') as way, abs(told - seen) as error from sized
  union all select 2, say('按两端行业大小', 'By the sizes of both industries'), abs(by_size - seen) from sized
  union all select 3, say('人人相同', 'All links alike'), abs(even - seen) from sized
)
select way_no, way, 1 - sum(error) / 2 as right_share, 1.96 * sqrt(count(*)) * coalesce(stddev_samp(error), 0) / 2 as error, count(*)::integer as links
from errors group by way_no, way order by way_no
