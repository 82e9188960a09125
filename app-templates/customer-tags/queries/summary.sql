with list as (
  select count(*)::integer as listed, coalesce(sum(assets), 0) as assets, coalesce(sum(expected_money), 0) as expected_money,
    coalesce(avg(expected_money), 0) as each_money from action_list
), everyone as (select count(*)::integer as people from people),
usual as (select sum(greatest(0, uplift) * coalesce(amount, 0) * customers) / nullif(sum(customers), 0) * $margin / 100 as random_each, any_value(overall) as overall,
  sum(contacted) as contacted, sum(control) as control from segment_uplift),
found as (
  select list.*, everyone.people, list.listed / nullif(everyone.people, 0) as share, usual.overall,
    coalesce(list.listed * usual.random_each, 0) as random_money, coalesce(usual.contacted, 0) as contacted, coalesce(usual.control, 0) as control,
    st.stayed, st.rand_index
  from list cross join everyone cross join usual cross join stability st
)
select *,
  case when people = 0 then '没有您能看到的客户，请换一个机构查看，或把客户表绑定为自己的数据。'
    when listed = 0 then '没有客户同时满足这些标签，请去掉一个条件。'
    else '名单 ' || listed || ' 户，占您能看到的 ' || people || ' 户的 ' || round(100.0 * listed / people, 1) || '%；按过去活动中接触带来的提升估计，触达后约多得 '
      || round(expected_money)::bigint || ' 元，同样多的随机名单约 ' || round(random_money)::bigint || ' 元。' end as headline_zh,
  case when people = 0 then 'There are no customers that you may see: choose another branch, or bind a customer table of your own.'
    when listed = 0 then 'No customer has all of these tags: take one condition away.'
    else listed || ' customers are listed, ' || round(100.0 * listed / people, 1) || ' % of the ' || people || ' that you may see; by what contact added in past campaigns, reaching them brings about '
      || round(expected_money)::bigint || ' yuan, a random list of that size about ' || round(random_money)::bigint || '.' end as headline_en,
  case when control < 50 then '过去活动的对照组不足 50 人，分不清接触的作用，请只把金额当作排序。'
    else '提升 = 接触组响应率 − 随机对照组响应率，来自 ' || contacted || ' 次接触和 ' || control || ' 位对照；不足 300 位对照的客群向全部平均靠拢。' end
    || case when stayed is null then '' else '三个月前用同样规则，' || round(100 * stayed)::integer || '% 的客户在同一客群（调整兰德指数 ' || coalesce(round(rand_index, 2)::varchar, '–') || '，0 为碰巧，1 为完全一致）。' end as proof_zh,
  case when control < 50 then 'The control groups of past campaigns hold fewer than 50 customers, too few to tell what contact does: use the money for the order only.'
    else 'Uplift is the response of those contacted less that of the random control, from ' || contacted || ' contacts and ' || control || ' controls; segments with fewer than 300 controls are drawn towards the average.' end
    || case when stayed is null then '' else ' By the same rules three months ago, ' || round(100 * stayed)::integer || ' % of the customers were in the same segment (adjusted Rand index ' || coalesce(round(rand_index, 2)::varchar, '–') || '; 0 is chance, 1 is identical).' end as proof_en
from found
