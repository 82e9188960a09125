select id, uplift, if_contacted, if_not,
  case
    when (select verdict from verdict) <> 'usable' then say('没有可用的差别', 'no usable difference')
    when uplift <= 0 then say('不要联系', 'leave alone')
    when percent_rank() over (order by uplift desc) <= 0.3 then say('先联系', 'contact first')
    else say('有余力再联系', 'if there is room') end as advice
from scores order by uplift desc, id
