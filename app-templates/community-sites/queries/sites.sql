-- a new outlet of usual size at each community: what it adds after what it takes from our own outlets
with usual as (select median(staff)::double as size from own),
worth as (
  select sum(o.customers) / nullif((select sum(households * own_pull / nullif(own_pull + rival_pull, 0)) from market), 0) as per_household
  from (select sum(customers) as customers from own) o
), tried as (
  select s.community_id as site_id, q.community_id, m.households, m.own_pull, m.rival_pull,
    u.size / (0.5 + sqrt(pow((q.latitude - s.latitude) * 111.2, 2) + pow((q.longitude - s.longitude) * 111.2 * cos(radians(q.latitude)), 2))) as pull
  from places s join places q on q.city = s.city join market m on m.community_id = q.community_id cross join usual u
), added as (
  select site_id, sum(households * pull / nullif(own_pull + rival_pull + pull, 0)) as reached,
    sum(households * ((own_pull + pull) / nullif(own_pull + rival_pull + pull, 0) - own_pull / nullif(own_pull + rival_pull, 0))) as won
  from tried group by site_id
), near as (
  select q.community_id, min(sqrt(pow((q.latitude - o.latitude) * 111.2, 2) + pow((q.longitude - o.longitude) * 111.2 * cos(radians(q.latitude)), 2))) as km
  from places q join own o on o.city = q.city group by q.community_id
)
select q.*, a.reached, a.won, 1 - a.won / nullif(a.reached, 0) as taken_from_us, n.km as km_to_own, coalesce(a.won * w.per_household, 0) as new_customers,
  coalesce(a.won * w.per_household, 0) * $worth - $cost as expected_money,
  q.flat_price / nullif(avg(q.flat_price) over (partition by q.city), 0) as price_ratio
from places q join added a on a.site_id = q.community_id left join near n on n.community_id = q.community_id cross join worth w
