with own as (select count(*)::integer as machines, coalesce(sum(net_year), 0) as net_year, count(*) filter (net_year < 0)::integer as losing from machines),
cover as (select count(*)::integer as communities, coalesce(sum(households), 0) as households, sum(households) filter (is_covered) / nullif(sum(households), 0) as coverage, sum(weight * km) / nullif(sum(weight), 0) as mean_km from covered),
plan as (select coalesce(sum(expected_money), 0) as expected_money, count(*)::integer as steps, arg_min(name, place) as first_name, arg_min(action, place) as first_action from action_list),
proof as (select max(coverage) filter (way_no = 5) as use_told, max(coverage) filter (way_no = 2) as after_three from quality)
select own.*, cover.*, plan.*, proof.*,
  case when machines = 0 then '没有您能看到的自助设备，请换一个机构查看，或绑定自己的设备表。'
    else machines || ' 台设备覆盖 ' || coalesce(round(100 * coverage)::integer, 0) || '% 的周边住户，' || losing || ' 台入不敷出；' || case when steps = 0 then '没有划算的调整。' else '做完名单上的 ' || steps || ' 步一年约多得 ' || (expected_money / 10000)::decimal(12, 1) || ' 万元，先做：' || first_action || ' ' || first_name || '。' end end as headline_zh,
  case when machines = 0 then 'There are no machines that you may see: choose another branch, or bind a table of machines of your own.'
    else machines || ' machines cover ' || coalesce(round(100 * coverage)::integer, 0) || ' % of the households around; ' || losing || ' cost more than they bring. ' || case when steps = 0 then 'No change pays.' else 'The ' || steps || ' steps of the list bring about ' || (expected_money / 1000)::bigint || ' thousand yuan a year: first, ' || lower(first_action) || ' ' || first_name || '.' end end as headline_en,
  case when use_told is null then '设备太少，无法检验周边需求与使用量的关系。' when use_told < 0.3 then '在这些设备上，周边需求与实际使用量的等级相关只有 ' || round(use_told, 2) || '：新址的笔数是按平均推算的，金额只用来排序，定址前请实地看人流。'
    else '周边需求与实际使用量的等级相关为 ' || round(use_told, 2) || '。' end as proof_zh,
  case when use_told is null then 'There are too few machines to test whether demand around tells use.' when use_told < 0.3 then 'On these machines the demand around tells little of how much they are used (rank correlation ' || round(use_told, 2) || '): withdrawals at a new place are averages, so use the money for the order and look at the footfall before deciding.'
    else 'The rank correlation of demand around and use is ' || round(use_told, 2) || '.' end as proof_en
from own cross join cover cross join plan cross join proof
