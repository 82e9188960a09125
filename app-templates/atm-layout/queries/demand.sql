-- communities near our machines; those with more elderly people need more cash
with box as (select min(latitude) - 0.05 as south, max(latitude) + 0.05 as north, min(longitude) - 0.06 as west, max(longitude) + 0.06 as east, branch_id from machines group by branch_id)
select distinct q.community_id, q.name, q.latitude, q.longitude, q.households, q.households * (0.6 + 2 * q.share_over_60) as weight
from community q join box b on q.latitude between b.south and b.north and q.longitude between b.west and b.east
