select coalesce(w.item, p.feature) as item,
  case p.bin when 'missing' then '缺失 · missing' when 'other' then '其他 · other' when 'all' then '全部 · all' else p.bin end as bin,
  p.points, p.woe, p.rows, p.bad_rate
from rating_points p left join words w on w.feature = p.feature
where p.kind = 'base' or p.rows is not null
order by p.kind <> 'base', item, p.bin_no
