-- every community as the place of a further machine: whom it newly covers, and how much way it saves
with tried as (
  select s.community_id as site_id, c.community_id, c.weight, c.households, c.km as km_now, c.is_covered,
    sqrt(pow((c.latitude - s.latitude) * 111.2, 2) + pow((c.longitude - s.longitude) * 111.2 * cos(radians(c.latitude)), 2)) as km_then
  from covered s join covered c on abs(c.latitude - s.latitude) < 0.05 and abs(c.longitude - s.longitude) < 0.06
), usual as (
  -- withdrawals a day for each unit of demand within reach, from the machines that are there
  select (select sum(withdrawals) from machines) / nullif((select sum(weight) from covered where is_covered), 0) as per_weight
), added as (
  select site_id, coalesce(sum(households) filter (not is_covered and km_then <= $radius), 0) as newly_covered,
    coalesce(sum(weight) filter (not is_covered and km_then <= $radius), 0) as new_weight,
    coalesce(sum(weight * (km_now - km_then)) filter (km_then < km_now), 0) as way_saved
  from tried group by site_id
)
select split_part(m.branch_id, '-', 1) as town, s.community_id, s.name, s.latitude, s.longitude, s.households, s.km, a.newly_covered::integer as newly_covered, a.way_saved,
  least(160, coalesce(a.new_weight * u.per_weight, 0) + 0.02 * a.way_saved * coalesce(u.per_weight, 0)) as withdrawals, 
  365 * least(160, coalesce(a.new_weight * u.per_weight, 0) + 0.02 * a.way_saved * coalesce(u.per_weight, 0)) * $fee - $upkeep as net_year
from covered s join added a on a.site_id = s.community_id left join machines m on m.atm_id = s.atm_id cross join usual u
