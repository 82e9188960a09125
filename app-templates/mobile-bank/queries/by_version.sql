with ends as (
  select max(step_no) as last_step from journeys
),
begun as (
  select v.platform, v.app_version, count(*) as visits, count(*) filter (v.depth >= last_step) as finished
  from visits v cross join ends
  group by all
),
signed as (
  select platform, app_version, count(distinct session_id) as sessions,
    count(distinct session_id) filter (event = 'login_failed') as failed
  from event group by all
),
others as (
  select *, sum(visits) over () - visits as other_visits, sum(finished) over () - finished as other_finished,
    sum(finished) over () / nullif(sum(visits) over (), 0) as p
  from begun
),
scored as (
  select *, (finished / visits - other_finished / nullif(other_visits, 0))
    / nullif(sqrt(p * (1 - p) * (1 / visits + 1 / nullif(other_visits, 0))), 0) as z
  from others
)
select o.platform, o.app_version, o.visits, o.finished / o.visits as finished_share,
  o.other_finished / nullif(o.other_visits, 0) as others_share, s.failed / nullif(s.sessions, 0) as failed_share,
  -- as many groups are compared at once, the bar is higher than 1.96
  case when o.visits < 30 then say('次数太少', 'too few visits') when o.z <= -2.7 then say('明显偏低，请排查', 'clearly lower, look into it')
    when o.z >= 2.7 then say('明显偏高', 'clearly higher') else say('差别可能出于偶然', 'may be chance') end as verdict
from scored o
left join signed s on s.platform = o.platform and s.app_version = o.app_version
order by o.z nulls last, o.platform, o.app_version
