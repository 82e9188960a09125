-- Leontief: the first round hits the industry itself, every further round its suppliers (twelve rounds)
with recursive start_at as (
  select coalesce([[ $shocked, ]] null, (select buyer from links group by buyer order by sum(yearly) desc, buyer limit 1)) as industry
), rounds as (
  select 0 as round, industry, 1.0::double as effect from start_at where industry is not null
  union all
  select r.round + 1, c.seller, sum(c.share * r.effect)::double from rounds r join coefficients c on c.buyer = r.industry
  where r.round < 12 group by r.round, c.seller
), total as (select industry, sum(effect) as effect from rounds group by industry),
sold as (select seller as industry, sum(yearly) as yearly from links group by seller)
select t.industry, t.effect, t.effect * (select yearly from sold s join start_at a on a.industry = s.industry) * $change / 100 as money,
  t.industry = (select industry from start_at) as is_start
from total t order by t.effect desc, t.industry
