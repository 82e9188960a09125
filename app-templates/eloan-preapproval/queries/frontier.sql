-- expected profit for every size of budget, for three orders of the same offers
with ordered as (
  select 1 as way_no, say('本方法：每元利润', 'This page: profit per yuan') as way, exposure, profit, row_number() over (order by profit / exposure desc, merchant_id) as n from chosen
  union all select 2, say('流水大的先给', 'Largest takings first'), exposure, profit, row_number() over (order by monthly_takings desc, merchant_id) from chosen
  union all select 3, say('风险低的先给', 'Lowest risk first'), exposure, profit, row_number() over (order by pd, merchant_id) from chosen
), summed as (
  select *, sum(exposure) over (partition by way_no order by n) as lent, sum(profit) over (partition by way_no order by n) as earned, count(*) over (partition by way_no) as whole from ordered
)
select way_no, way, round(lent / 10000, 1) as lent_wan, earned from summed where n = 1 or n = whole or n % greatest(1, whole // 24) = 0 order by way_no, lent
