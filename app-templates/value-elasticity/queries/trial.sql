-- learned on the first campaign, judged on the later ones: does contact move those more of whom we said so?
with numbered as (select t.*, p.cell, dense_rank() over (order by t.campaign_id) as campaign_no from contact t join people p on p.cust_id = t.cust_id),
learned as (
  select cell, avg(least(amount, 200000)) filter (arm <> '对照') - avg(least(amount, 200000)) filter (arm = '对照') as effect from numbered where campaign_no = 1 group by cell
), judged as (
  select n.*, coalesce(l.effect, 0) as told, percent_rank() over (order by coalesce(l.effect, 0) desc) as place from numbered n left join learned l on l.cell = n.cell where n.campaign_no > 1
), parts as (
  select 1 as way_no, say('弹性最大的三分之一', 'Most elastic third') as way, * from judged where place <= 0.34
  union all select 2, say('全部客户', 'All customers'), * from judged
  union all select 3, say('弹性最小的三分之一', 'Least elastic third'), * from judged where place >= 0.67
)
select way_no, way, count(*) filter (arm <> '对照')::integer as contacted, count(*) filter (arm = '对照')::integer as control,
  avg(responded::integer) filter (arm <> '对照') - avg(responded::integer) filter (arm = '对照') as uplift,
  1.96 * sqrt(coalesce(var_samp(responded::integer) filter (arm <> '对照') / nullif(count(*) filter (arm <> '对照'), 0), 0) + coalesce(var_samp(responded::integer) filter (arm = '对照') / nullif(count(*) filter (arm = '对照'), 0), 0)) as error
from parts group by way_no, way order by way_no
