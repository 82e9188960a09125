select t.code, t.tag, count(*)::integer as customers, count(*) / any_value(n.all_people) as share, sum(p.assets) as assets
from tags t join people p on p.cust_id = t.cust_id
cross join (select count(*) as all_people from people) n
group by t.code, t.tag order by customers desc, t.tag
