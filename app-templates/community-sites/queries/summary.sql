with whole as (select count(*)::integer as communities, coalesce(sum(households), 0) as households from places),
best as (select name as first_name, new_customers as first_customers, expected_money as first_money, positioning, taken_from_us as first_taken from action_list limit 1),
paying as (select count(*)::integer as paying from sites where expected_money > 0),
proof as (select max(spearman) filter (way_no = 1) as spearman, max(spearman) filter (way_no = 2) as nearest, max(low) filter (way_no = 1) as low, max(high) filter (way_no = 1) as high, max(outlets) as outlets from quality)
select whole.*, best.*, paying.*, proof.*,
  case when communities = 0 then '没有可比较的小区或网点，请换一个机构查看，或绑定自己的小区表。'
    else communities || ' 个小区里，' || first_name || ' 最值得设点：约新增 ' || first_customers || ' 位客户，扣除成本一年约 ' || (first_money / 10000)::decimal(12, 1) || ' 万元，其中 ' || round(100 * first_taken)::integer || '% 的来客本来就是本行的。' end as headline_zh,
  case when communities = 0 then 'There are no communities or outlets to compare: choose another branch, or bind a table of communities of your own.'
    else 'Of ' || communities || ' communities, ' || first_name || ' is the best place: about ' || first_customers || ' new customers and ' || (first_money / 1000)::bigint || ' thousand yuan a year after cost; ' || round(100 * first_taken)::integer || ' % of those who would come are ours already.' end as headline_en,
  case when spearman is null or outlets < 5 then '可比较的网点不足 5 个，无法检验引力模型；请看总行范围的检验。'
    else outlets || ' 个网点上，模型份额与实际客户份额的等级相关为 ' || round(spearman, 2) || '（95% 区间 ' || coalesce(round(low, 2)::varchar, '–') || ' 至 ' || coalesce(round(high, 2)::varchar, '–') || '）；各归最近的网点为 ' || coalesce(round(nearest, 2)::varchar, '–') || '。' end as proof_zh,
  case when spearman is null or outlets < 5 then 'There are fewer than 5 outlets to compare, too few to test the model: see the test of head office.'
    else 'Over ' || outlets || ' outlets the rank correlation of told and real shares is ' || round(spearman, 2) || ' (95 % interval ' || coalesce(round(low, 2)::varchar, '–') || ' to ' || coalesce(round(high, 2)::varchar, '–') || '); everyone to the nearest outlet gives ' || coalesce(round(nearest, 2)::varchar, '–') || '.' end as proof_en
from whole left join best on true cross join paying cross join proof
