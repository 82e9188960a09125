-- a machine can go where another of ours stands within reach and can take its customers
with neighbours as (
  select a.atm_id, min(sqrt(pow((a.latitude - b.latitude) * 111.2, 2) + pow((a.longitude - b.longitude) * 111.2 * cos(radians(a.latitude)), 2))) as km, count(*) as others
  from machines a join machines b on a.atm_id <> b.atm_id and abs(a.latitude - b.latitude) < 0.02 and abs(a.longitude - b.longitude) < 0.024 group by a.atm_id
), only_one as (
  select atm_id, sum(households) as depend_on_it from (
    select d.community_id, d.households, any_value(r.atm_id) as atm_id from demand d join reach r on r.community_id = d.community_id and r.km <= $radius
    group by d.community_id, d.households having count(*) = 1
  ) group by atm_id
), counted as (
  select m.*, n.km as km_next, coalesce(n.others, 0) as others, coalesce(o.depend_on_it, 0)::integer as depend_on_it,
    row_number() over (partition by m.branch_id order by m.net_year, m.atm_id) as weakest, count(*) over (partition by m.branch_id) as of_branch
  from machines m left join neighbours n on n.atm_id = m.atm_id left join only_one o on o.atm_id = m.atm_id
)
-- seven in ten of its withdrawals go to the machine next door
select *, $upkeep - 365 * 0.3 * withdrawals * $fee as saved_year from counted
where km_next <= $radius and depend_on_it = 0 and weakest <= greatest(1, of_branch / 3) and of_branch > 1
