with named as (
  select *,
    case when m >= 4 and f >= 4 and r >= 3 then 1 when m >= 4 and r >= 3 then 2 when m >= 4 then 3
      when f >= 4 then 4 when r <= 2 then 6 else 5 end as segment_no,
    case when m_then >= 4 and f_then >= 4 and r_then >= 3 then 1 when m_then >= 4 and r_then >= 3 then 2 when m_then >= 4 then 3
      when f_then >= 4 then 4 when r_then <= 2 then 6 else 5 end as segment_then
  from people
)
select *, [say('核心', 'Core'), say('资金多往来少', 'Money, few dealings'), say('资金多已安静', 'Money, gone quiet'), say('活跃待提升', 'Active, small'),
  say('一般', 'Ordinary'), say('沉寂', 'Silent')][segment_no] as segment
from named
