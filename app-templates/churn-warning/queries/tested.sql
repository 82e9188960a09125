-- the customers of half a year ago, by chances that were known then
select s.cust_id, s.went_dormant::integer as y, s.silent, coalesce(c.risk, w.risk, 0) as risk
from states s
left join cells c on c.ago = 9 and c.silent = s.silent and c.missed_step = s.missed_step and c.is_drained = s.is_drained
left join (select silent, is_drained, sum(risk * customers) / sum(customers) as risk from cells where ago = 9 group by all) w
  on w.silent = s.silent and w.is_drained = s.is_drained
where s.ago = 6 and s.went_dormant is not null
