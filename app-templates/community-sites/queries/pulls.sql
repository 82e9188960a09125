-- Huff: every outlet pulls in proportion to its size and the less the farther it is; other banks count as outlets of usual size
with rivals as (
  select competitor_id as outlet_id, city, latitude, longitude, case kind when '支行' then 15.0 else 3.0 end as size, false as is_own from competitor
), outlets as (
  select branch_id as outlet_id, city, latitude, longitude, staff::double as size, true as is_own from own
  union all select * from rivals
)
select q.community_id, o.outlet_id, o.is_own, q.households,
  o.size / (0.5 + sqrt(pow((q.latitude - o.latitude) * 111.2, 2) + pow((q.longitude - o.longitude) * 111.2 * cos(radians(q.latitude)), 2))) as pull
from places q join outlets o on o.city = q.city
