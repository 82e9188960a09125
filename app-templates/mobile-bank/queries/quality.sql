with whole as (
  select max(visits) filter (step_no = 1) as began, sum(lost) + arg_max(visits, step_no) as accounted, arg_max(visits, step_no) as finished from step_rows
),
rate as (
  select *, finished / nullif(began, 0) as p, 1.96 as z from whole
)
select 1 as rank, say('各步流失相加 = 开始次数', 'losses of all steps add up to the visits that began') as what, accounted::double as ours, began::double as baseline,
  null::double as low, null::double as high, case when began is null or began = 0 then say('没有数据', 'no data') when accounted = began then say('一致', 'agrees') else say('不一致', 'differs') end as verdict
from whole
union all
select 2, say('走完的比例', 'share that finishes'), p, null,
  (p + z * z / 2 / began - z * sqrt(p * (1 - p) / began + z * z / 4 / began / began)) / (1 + z * z / began),
  (p + z * z / 2 / began + z * sqrt(p * (1 - p) / began + z * z / 4 / began / began)) / (1 + z * z / began),
  case when began < 100 then say('样本小', 'small sample') else say('95% 区间', '95 % interval') end
from rate where began > 0
union all
select 3, say('留存外推的平均误差，对照为每周以同一比例离开', 'mean error of the retention projection (baseline: the same share leaves every week)'), mae, constant_mae, mae_low, mae_high,
  case verdict when 'good' then say('外推更准', 'the projection is better') when 'nobody left' then say('无人离开', 'nobody left')
    when 'no better than a constant loss' then say('外推没有更准，请看实际', 'no better than the baseline: go by what was seen') else say('客户或周数不足，不外推', 'too few customers or weeks to project') end
from stay_quality
order by rank
