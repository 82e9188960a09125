-- outlets whose customers you may see, with the share that each has of them in its city
with counted as (select branch_id, count(*) as customers from customer group by branch_id)
select b.branch_id, b.name, b.city, b.latitude, b.longitude, b.staff, c.customers, c.customers / sum(c.customers) over (partition by b.city) as seen_share
from branch b join counted c on c.branch_id = b.branch_id where b.kind = 'sub-branch'
