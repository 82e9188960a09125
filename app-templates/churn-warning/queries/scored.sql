-- today's customers, by the chances of half a year ago
select s.*, coalesce(c.risk, w.risk, 0) as risk, 180 - 30 * s.silent as lead_days
from states s
left join cells c on c.ago = 6 and c.silent = s.silent and c.missed_step = s.missed_step and c.is_drained = s.is_drained
left join (select silent, is_drained, sum(risk * customers) / sum(customers) as risk from cells where ago = 6 group by all) w
  on w.silent = s.silent and w.is_drained = s.is_drained
where s.ago = 0
