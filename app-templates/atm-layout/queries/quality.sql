-- does demand around a machine tell how much it is used? and what would other rules cover with as many new machines?
with around as (
  select r.atm_id, sum(d.weight / (0.3 + r.km)) as pull from reach r join demand d on d.community_id = r.community_id where r.km <= 3 group by r.atm_id
), ranked as (
  select rank() over (order by a.pull) as told, rank() over (order by m.withdrawals) as seen, count(*) over () as n from machines m join around a on a.atm_id = m.atm_id
), whole as (select sum(households) as households, coalesce(sum(households) filter (is_covered), 0) as now_covered from covered),
ours as (select coalesce(sum(newly_covered), 0) as added from (select newly_covered from openings order by newly_covered desc, community_id limit 3)),
biggest as (select coalesce(sum(newly_covered), 0) as added from (select newly_covered from openings order by households desc, community_id limit 3)),
chance as (select 3 * coalesce(avg(newly_covered), 0) as added, 1.96 * sqrt(3) * coalesce(stddev_samp(newly_covered), 0) as error from openings)
select 1 as way_no, say('现在的布局', 'As it is') as way, now_covered / nullif(households, 0) as coverage, null::double as error from whole
union all select 2, say('增三台：本方法', 'Three more, this method'), least(1, (now_covered + ours.added) / nullif(households, 0)), null from whole cross join ours
union all select 3, say('增三台：户数最多的小区', 'Three more, the largest communities'), least(1, (now_covered + biggest.added) / nullif(households, 0)), null from whole cross join biggest
union all select 4, say('增三台：随机', 'Three more, at random'), least(1, (now_covered + chance.added) / nullif(households, 0)), chance.error / nullif(households, 0) from whole cross join chance
union all select 5, say('周边需求与实际笔数的等级相关', 'Rank correlation of demand around and use'), (select corr(told, seen) from ranked), (select 1.96 / sqrt(nullif(any_value(n) - 3, 0)) from ranked where n > 4)
order by way_no
