-- the share that Huff tells for each outlet of ours in its city, against the share of customers that it has
with told as (
  select p.outlet_id as branch_id, sum(p.households * p.pull / m.own_pull) as households
  from pulls p join market m on m.community_id = p.community_id where p.is_own group by p.outlet_id
), nearest as (
  select outlet_id as branch_id, sum(households) as households from (
    select community_id, households, arg_max(outlet_id, pull) as outlet_id from (
      select p.community_id, p.households, p.outlet_id, p.pull / o.staff as pull from pulls p join own o on o.branch_id = p.outlet_id
    ) group by community_id, households
  ) group by outlet_id
)
select o.branch_id, o.name, o.city, o.customers, o.seen_share, t.households / sum(t.households) over (partition by o.city) as told_share,
  coalesce(n.households, 0) / sum(coalesce(n.households, 0)) over (partition by o.city) as nearest_share
from own o join told t on t.branch_id = o.branch_id left join nearest n on n.branch_id = o.branch_id
