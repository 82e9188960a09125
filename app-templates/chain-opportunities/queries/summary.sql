with whole as (select coalesce(sum(yearly), 0) as yearly, coalesce(sum(yearly_elsewhere), 0) as yearly_elsewhere, any_value(usual) as usual, count(*)::integer as link_count from links),
worst as (select link as worst_link, coverage as worst_coverage from gaps limit 1),
listed as (select count(*)::integer as firms, coalesce(sum(expected_money), 0) as expected_money, arg_max(name, expected_money) as first_name, arg_max(introducer, expected_money) as first_introducer from action_list),
proof as (select max(right_share) filter (way_no = 1) as told_right, max(right_share) filter (way_no = 2) as size_right from trial)
select whole.*, worst.*, listed.*, proof.*,
  case when link_count = 0 then '没有看到企业之间的往来，请换一个机构查看，或绑定含对手方行业的交易表。'
    else '产业链上一年有 ' || (yearly_elsewhere / 100000000)::decimal(12, 1) || ' 亿元流到他行客户，最大的断点是 ' || worst_link || '（本行覆盖 ' || round(100 * worst_coverage)::integer || '%，平均 ' || round(100 * usual)::integer || '%）。先谈 ' || first_name || '，请 ' || coalesce(first_introducer, '客户经理') || ' 引荐。' end as headline_zh,
  case when link_count = 0 then 'No dealings between firms are to be seen: choose another branch, or bind transactions that name the other side and its industry.'
    else 'Along the chain ' || (yearly_elsewhere / 1000000)::bigint || ' million yuan a year go to customers of other banks; the widest gap is ' || worst_link || ' (' || round(100 * worst_coverage)::integer || ' % stays with us, ' || round(100 * usual)::integer || ' % on average). First: ' || first_name || ', introduced by ' || coalesce(first_introducer, 'the manager') || '.' end as headline_en,
  case when told_right is null then '月份太少，无法回看。' else '用前一半月份的环节结构预计后一半，对上了 ' || round(100 * told_right)::integer || '% 的金额；只按两端行业大小预计为 ' || round(100 * size_right)::integer || '%。'
    || case when told_right < size_right then '环节结构在这份数据上没有多说什么，请以金额大小为主。' else '' end end as proof_zh,
  case when told_right is null then 'There are too few months to look back.' else 'Links of the earlier half of the months tell where ' || round(100 * told_right)::integer || ' % of the later money goes; the sizes of both industries alone tell ' || round(100 * size_right)::integer || ' %.'
    || case when told_right < size_right then ' Links add nothing on these rows: go by amounts.' else '' end end as proof_en
from whole left join worst on true cross join listed cross join proof
