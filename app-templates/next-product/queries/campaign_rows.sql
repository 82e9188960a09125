with sums as (
  select campaign_id, count(*) filter (arm <> '对照') as contacted, count(*) filter (arm = '对照') as control,
    avg(responded::integer) filter (arm <> '对照') as rate, avg(responded::integer) filter (arm = '对照') as control_rate
  from contact where responded is not null and arm is not null group by campaign_id
),
spread as (
  select *, rate - control_rate as uplift, sqrt(rate * (1 - rate) / nullif(contacted, 0) + control_rate * (1 - control_rate) / nullif(control, 0)) as se from sums
)
select s.campaign_id, coalesce(c.name, s.campaign_id) as campaign, p.category, contacted::integer as contacted, control::integer as control, rate, control_rate, uplift,
  uplift - 1.96 * se as low, uplift + 1.96 * se as high, round(contacted * uplift)::integer as added,
  control >= 100 and contacted >= 100 and low > 0 as is_proven,
  case when coalesce(control, 0) = 0 then say('没有对照组，无法判断', 'no control group, so it cannot be told') when control < 100 or contacted < 100 then say('样本太小，看不出', 'too small to tell')
    when low > 0 then say('有用', 'works') when high < 0 then say('适得其反', 'does harm') else say('看不出效果，不要当成有用', 'no effect to be seen, do not count on it') end as verdict
from spread s left join campaign c on c.campaign_id = s.campaign_id left join product p on p.product_id = c.product_id
order by uplift desc nulls last, s.campaign_id
