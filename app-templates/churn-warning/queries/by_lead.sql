select case silent when 0 then '150–180' when 1 then '120–150' else '90–120' end || say(' 天', ' days') as lead, sum(risk * usual_balance) as leaving, count(*) as customers
from scored where risk >= $watch / 100
group by silent order by silent desc
