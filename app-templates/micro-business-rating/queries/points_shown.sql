select coalesce(w.item, p.feature) as item,
  coalesce(b.item, p.bin) as bin,
  p.points, p.woe, p.rows, p.bad_rate
from rating_points p left join words w on w.feature = p.feature left join words b on b.feature = p.bin
where p.kind = 'base' or p.rows is not null
order by p.kind <> 'base', item, p.bin_no
