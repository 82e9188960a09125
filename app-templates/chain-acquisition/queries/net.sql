-- the path to the chosen firm: whom of ours it deals with, and what else the introducer can open
with chosen as (select * from prospects where true [[ and cp_id = $prospect ]] order by place limit 1)
select hub, partner, case kind_no when 1 then say('介绍人', 'Introducer') when 2 then say('本行客户', 'Our customer') else say('也可引荐', 'Can be opened too') end as kind, amount from (
select c.name as hub, coalesce(f.name, p.corp_id) as partner, case when p.corp_id = c.introducer_id then 1 else 2 end as kind_no, p.amount
from chosen c join pairs p on p.cp_id = c.cp_id left join corporate f on f.corp_id = p.corp_id
union all
select c.introducer, o.name, 3, p.amount
from chosen c join pairs p on p.corp_id = c.introducer_id join scored o on o.cp_id = p.cp_id where o.cp_id <> c.cp_id and c.introducer is not null
)
order by kind_no, amount desc limit 30
