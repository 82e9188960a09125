with why as (
  select r.merchant_id, string_agg(w.item || say('（', ' (') || case r.bin when 'true' then say('是', 'yes') when 'false' then say('否', 'no') else r.bin end || say('）', ')'), say('；', '; ') order by r.rank) as weak
  from rating_reasons r left join words w on w.feature = r.feature where r.rank <= 2 group by r.merchant_id
)
select c.merchant_id, c.name, c.industry, c.grade, c.pd, c.credit, c.rate, c.take_up, c.profit as expected_money, why.weak as reasons,
  case when c.pd < 0.02 then say('线上直接预授信', 'pre-approve online') when c.pd < 0.06 then say('短信邀约，核对流水', 'invite by text message and check takings') else say('客户经理上门后放款', 'lend only after a visit by the manager') end as what
from chosen c left join why on why.merchant_id = c.merchant_id
where c.is_offered order by c.profit desc, c.merchant_id
