with why as (
  select r.merchant_id, string_agg(w.item || '（' || r.bin || '）', '；' order by r.rank) as weak
  from rating_reasons r left join words w on w.feature = r.feature where r.rank <= 2 group by r.merchant_id
)
select c.merchant_id, c.name, c.industry, c.grade, c.pd, c.credit, c.rate, c.take_up, c.profit as expected_money, why.weak as reasons,
  case when c.pd < 0.02 then '线上直接预授信 · approve online' when c.pd < 0.06 then '短信邀约，核对流水 · invite, check takings' else '客户经理上门后放款 · visit first' end as what
from chosen c left join why on why.merchant_id = c.merchant_id
where c.is_offered order by c.profit desc, c.merchant_id
