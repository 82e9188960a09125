with ranked as (
  select *, 1.0 / count(*) over (partition by city) as even_share, rank() over (order by seen_share) as seen_rank, rank() over (order by told_share) as told_rank,
    rank() over (order by nearest_share) as nearest_rank, count(*) over () as outlets
  from check_share
), measured as (
  select 1 as way_no, say('Huff 引力', 'Huff') as way, corr(told_rank, seen_rank) as spearman, sum(abs(told_share - seen_share)) / nullif(sum(seen_share), 0) as error, count(*)::integer as outlets from ranked
  union all
  select 2, say('各归最近的网点', 'Everyone to the nearest outlet'), corr(nearest_rank, seen_rank), sum(abs(nearest_share - seen_share)) / nullif(sum(seen_share), 0), count(*)::integer from ranked
  union all
  select 3, say('各网点相同', 'All outlets alike'), null, sum(abs(even_share - seen_share)) / nullif(sum(seen_share), 0), count(*)::integer from ranked
)
select *, case when outlets > 4 and abs(spearman) < 1 then tanh(atanh(spearman) - 1.96 / sqrt(outlets - 3)) end as low,
  case when outlets > 4 and abs(spearman) < 1 then tanh(atanh(spearman) + 1.96 / sqrt(outlets - 3)) end as high
from measured order by way_no
