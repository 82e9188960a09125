-- how far every community has to go today
select d.*, r.km, r.atm_id, coalesce(r.km <= $radius, false) as is_covered
from demand d left join (select community_id, min(km) as km, arg_min(atm_id, km) as atm_id from reach group by community_id) r on r.community_id = d.community_id
