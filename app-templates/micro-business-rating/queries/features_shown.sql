select coalesce(w.item, f.feature) as item, f.information_value, f.auc,
  case f.verdict when 'used' then say('使用', 'used') when 'weak' then say('信息太少', 'says too little') when 'reversed' then say('与其他列重复', 'repeats others')
    when 'leak' then say('疑似泄漏，不用', 'looks like a leak') when 'constant' then say('没有变化', 'never changes') else say('像名称，不用', 'looks like a name') end as verdict
from rating_features f left join words w on w.feature = f.feature
order by f.information_value desc nulls last, item
