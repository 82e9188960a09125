with whole as (select count(*)::integer as people, count(*) filter (gain > 0)::integer as elastic, coalesce(sum(gain) filter (gain > 0), 0) as expected_money, coalesce(sum(gain), 0) as all_money, coalesce(sum(lifetime), 0) as lifetime,
  count(*) filter (effect <= 0)::integer as leave_alone from scored),
proof as (select max(uplift) filter (way_no = 1) as best, max(error) filter (way_no = 1) as best_error, max(uplift) filter (way_no = 2) as usual, max(control) filter (way_no = 1) as control from trial)
select *,
  case when people = 0 then '没有您能看到的客户，请换一个机构查看，或绑定自己的客户表。'
    when elastic = 0 then people || ' 位客户里，接触带来的钱都抵不过成本：请先换产品或降低接触成本，再做活动。'
    else people || ' 位客户里有 ' || elastic || ' 位联系了会多买，扣除成本约多得 ' || round(expected_money)::bigint || ' 元；不加选择地联系所有人约为 ' || round(all_money)::bigint || ' 元。' end as headline_zh,
  case when people = 0 then 'There are no customers that you may see: choose another branch, or bind a customer table of your own.'
    when elastic = 0 then 'For none of the ' || people || ' customers does contact bring more than it costs: change the product or the cost before the next campaign.'
    else elastic || ' of ' || people || ' customers buy more when contacted: about ' || round(expected_money)::bigint || ' yuan after cost, against ' || round(all_money)::bigint || ' when everyone is contacted.' end as headline_en,
  case when best is null or control < 30 then '活动或对照太少，无法用后来的活动检验。'
    else '用第一次活动学、在后来的活动上检验：弹性最大的三分之一提升 ' || round(100 * best, 1) || ' 个百分点（± ' || round(100 * best_error, 1) || '），全部客户 ' || round(100 * usual, 1) || '。' || case when best - best_error < usual then '差别还在误差之内：没有足够证据说明谁更有弹性，请把名单当作试点并留出对照。' else '' end end as proof_zh,
  case when best is null or control < 30 then 'There are too few campaigns or controls to test this on later ones.'
    else 'Learned on the first campaign and tested on later ones: the most elastic third moves by ' || round(100 * best, 1) || ' points (± ' || round(100 * best_error, 1) || '), all customers by ' || round(100 * usual, 1) || '.' || case when best - best_error < usual then ' The difference lies within the error: there is not enough evidence of who is more elastic, so treat the list as a pilot and keep a control group.' else '' end end as proof_en
from whole cross join proof
