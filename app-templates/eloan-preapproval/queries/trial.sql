-- what would have happened: those whose outcome is known, at the same share of lending
with known as (select c.*, 0.6 * credit * case when default_12m then - $loss_share / 100 else rate - $funding / 100 end as real_profit, 0.6 * credit as lent from chosen c where default_12m is not null),
everyone as (
  select m.merchant_id, m.default_12m, 0.6 * floor(m.monthly_takings * 1.5 / 10000) * 10000 as lent, 0.6 * floor(m.monthly_takings * 1.5 / 10000) * 10000 * case when m.default_12m then - $loss_share / 100 else 0.054 - $funding / 100 end as real_profit
  from merchant m where m.default_12m is not null
), results as (
  select 1 as way_no, say('本名单', 'This list') as way, count(*)::integer as merchants, sum(default_12m::integer) / nullif(count(*), 0) as bad_rate, sum(lent) as lent, sum(real_profit) as real_profit, stddev_samp(real_profit) * sqrt(count(*)) as spread from known where is_offered
  union all select 2, say('人人一样：1.5 个月流水、5.4%', 'Everyone alike: 1.5 months of takings at 5.4 %'), count(*)::integer, sum(default_12m::integer) / nullif(count(*), 0), sum(lent), sum(real_profit), stddev_samp(real_profit) * sqrt(count(*)) from everyone
  union all select 3, say('事先知道谁违约', 'Knowing who will default'), count(*)::integer, 0, sum(lent), sum(real_profit), stddev_samp(real_profit) * sqrt(count(*)) from everyone where not default_12m
)
select *, real_profit / nullif(lent, 0) as per_yuan, 1.96 * spread / nullif(lent, 0) as error from results order by way_no
