-- one row per visit that began the journey: how far it came in the set order, and when
with firsts as (
  select e.session_id, e.cust_id, j.step_no, min(e.happened_at) as done_at,
    any_value(e.platform) as platform, any_value(e.app_version) as app_version
  from event e join journeys j on j.event = e.event
  where e.session_id is not null [[ and e.platform = $platform ]]
  group by e.session_id, e.cust_id, j.step_no
),
ranked as (
  select *, (row_number() over way = step_no and done_at >= coalesce(lag(done_at) over way, done_at)) as in_order
  from firsts
  window way as (partition by session_id, cust_id order by step_no)
),
kept as (
  select *, bool_and(in_order) over (partition by session_id, cust_id order by step_no) as counts from ranked
)
select session_id, cust_id, max(step_no)::integer as depth, min(done_at) as began_at, max(done_at) as ended_at,
  any_value(platform) as platform, any_value(app_version) as app_version
from kept where counts
group by session_id, cust_id
