with picked as (select coalesce([[ $town, ]] null, (select city from own group by city order by sum(customers) desc, city limit 1)) as city)
select name, longitude, latitude, weight, kind from (
  select s.name, s.longitude, s.latitude, s.households as weight, case when a.place <= 5 then say('建议选址', 'Suggested') else say('小区', 'Community') end as kind, case when a.place <= 5 then 0 else 2 end as kind_no
  from sites s left join (select community_id, rank() over (partition by city order by expected_money desc, community_id) as place from sites) a on a.community_id = s.community_id where s.city = (select city from picked)
  union all
  select name, longitude, latitude, 3000, say('本行网点', 'Our outlet'), 1 from own where city = (select city from picked)
  union all
  select kind || '（' || bank_kind || '）', longitude, latitude, 300, say('他行', 'Other bank'), 3 from competitor where city = (select city from picked)
) order by kind_no, name
