select j.step_no, j.label, count(v.session_id)::integer as visits,
  median(date_diff('second', v.began_at, v.ended_at) / 60.0) filter (v.depth = j.step_no) as minutes
from journeys j left join visits v on v.depth >= j.step_no
group by j.step_no, j.label
order by j.step_no
