with open_ranked as (select *, row_number() over (partition by town order by net_year desc, newly_covered desc, community_id) as place from openings where newly_covered > 0),
close_ranked as (select *, split_part(branch_id, '-', 1) as town, row_number() over (partition by split_part(branch_id, '-', 1) order by saved_year desc, atm_id) as place from closings),
steps as (
  select say('迁址', 'Move') as action, c.atm_id, c.name || ' → ' || o.name as name, c.branch_id, c.saved_year + o.net_year as expected_money, o.newly_covered,
    say('原处 ' || round(c.km_next, 1) || ' 公里内有本行机具；新处 ' || o.newly_covered || ' 户新覆盖',
      'another machine of ours ' || round(c.km_next, 1) || ' km away; ' || o.newly_covered || ' households newly covered') as reasons
  from close_ranked c join open_ranked o on o.town = c.town and o.place = c.place where o.place <= 3 and c.saved_year + o.net_year > 0
  union all
  select say('新增', 'Open'), null, o.name, null, o.net_year, o.newly_covered, say(o.newly_covered || ' 户在 ' || $radius || ' 公里内没有本行机具', o.newly_covered || ' households have no machine of ours within ' || $radius || ' km')
  from open_ranked o where o.net_year > 0 and o.place > (select count(*) from close_ranked c where c.town = o.town and c.place <= 3) and o.place <= 8
  union all
  select say('撤并', 'Close'), c.atm_id, c.name, c.branch_id, c.saved_year, 0, 
    say('日均 ' || round(c.withdrawals)::integer || ' 笔，' || round(c.km_next, 1) || ' 公里内有本行机具',
      round(c.withdrawals)::integer || ' withdrawals a day, another machine of ours ' || round(c.km_next, 1) || ' km away')
  from close_ranked c where c.saved_year > 0 and c.place > least(3, (select count(*) from open_ranked o where o.town = c.town))
)
select row_number() over (order by expected_money desc, name)::integer as place, * from steps order by place limit 60
