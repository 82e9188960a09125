with why as (
  select merchant_id, string_agg(w.item || say('（', ' (') || coalesce(b.item, r.bin) || say('）', ')'), say('；', '; ') order by r.rank) as reasons
  from rating_reasons r left join words w on w.feature = r.feature left join words b on b.feature = r.bin
  where r.rank <= 3
  group by merchant_id
)
select s.merchant_id, s.name, s.grade, s.points, s.pd, s.credit_limit, s.expected_loss, why.reasons,
  case when s.pd >= 3 * $watch_pd / 100 then say('上门核实，压降额度', 'visit, lower the limit')
    when s.pd >= 2 * $watch_pd / 100 then say('补充材料，暂缓增额', 'ask for papers, no increase')
    else say('电话回访', 'call') end as what
from scored s left join why on why.merchant_id = s.merchant_id
where s.pd >= $watch_pd / 100
order by s.expected_loss desc, s.merchant_id
