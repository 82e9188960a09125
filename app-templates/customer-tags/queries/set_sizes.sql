with a as (select cust_id from people where true [[ and cust_id in (select cust_id from tags where code = $with_tag) ]]),
b as (select distinct cust_id from tags where false [[ or code = $and_tag ]]),
n as (select distinct cust_id from tags where false [[ or code = $not_tag ]])
select 1 as step, say('包含', 'With the tag') as part, (select count(*) from a)::integer as customers
union all select 2, say('与「同时包含」重叠', 'Also with the second'),
  case when (select count(*) from b) = 0 then (select count(*) from a) else (select count(*) from a where cust_id in (select cust_id from b)) end::integer
union all select 3, say('去掉「不包含」', 'Without those left out'), (select count(*) from chosen)::integer
union all select 4, say('名单上限内', 'Within the list size'), (select count(*) from action_list)::integer
order by step
