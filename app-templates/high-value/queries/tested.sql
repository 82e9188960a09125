select s.cust_id, s.rose::integer as y, s.balance, coalesce(c.chance, w.chance, 0) as chance
from states s
left join cells c on c.ago = 9 and c.near_step = s.near_step and c.inflow_step = s.inflow_step and c.was_near = s.was_near
left join (select near_step, sum(chance * customers) / sum(customers) as chance from cells where ago = 9 group by all) w on w.near_step = s.near_step
where s.ago = 6 and s.rose is not null
