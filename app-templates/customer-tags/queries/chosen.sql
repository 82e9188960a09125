-- set algebra: all of the first list, not those of the second, in the order that pays
with first_list as (select cust_id from people where true [[ and cust_id in (select cust_id from tags where code = $with_tag) ]]),
second_list as (select distinct cust_id from tags where false [[ or code = $and_tag ]]),
left_out as (select distinct cust_id from tags where false [[ or code = $not_tag ]])
select s.*, (select string_agg(t.tag, say('；', '; ') order by t.tag) from tags t where t.cust_id = s.cust_id) as reasons,
  u.uplift, coalesce(u.amount, 0) * s.size_factor as amount,
  greatest(0, u.uplift) * coalesce(u.amount, 0) * s.size_factor * $margin / 100 as expected_money
from (
  -- half of what a segment usually buys, half in proportion to the customer's own money
  select *, 0.5 + 0.5 * least(5, assets / nullif(avg(assets) over (partition by segment_no), 0)) as size_factor from segmented
) s
join segment_uplift u on u.segment_no = s.segment_no
where s.cust_id in (select cust_id from first_list)
  and (s.cust_id in (select cust_id from second_list) or not exists (select 1 from second_list))
  and s.cust_id not in (select cust_id from left_out)
