with area as (select coalesce([[ $at_branch, ]] null, (select branch_id from machines group by branch_id order by count(*) desc, branch_id limit 1)) as branch_id),
middle as (select avg(latitude) as latitude, avg(longitude) as longitude from machines where branch_id = (select branch_id from area)),
near_open as (select * from openings where newly_covered > 0 order by net_year desc limit 10)
select p.* from (
  select name, longitude, latitude, households as weight, case when is_covered then say('已覆盖小区', 'Covered') else say('未覆盖小区', 'Not covered') end as kind, 2 as kind_no from covered
  union all
  select name, longitude, latitude, greatest(200, withdrawals * 15), case when atm_id in (select atm_id from closings) then say('可撤机具', 'Can go') else say('本行机具', 'Our machine') end, 0 from machines
  union all
  select name, longitude, latitude, 1500, say('建议新址', 'Suggested'), 1 from near_open
) p cross join middle m where abs(p.latitude - m.latitude) < 0.09 and abs(p.longitude - m.longitude) < 0.11
order by kind_no, kind, name, longitude, latitude
