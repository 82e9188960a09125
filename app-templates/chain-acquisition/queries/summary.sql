with found as (select count(*)::integer as firms, coalesce(sum(yearly), 0) as yearly from prospects),
listed as (select count(*)::integer as listed, coalesce(sum(expected_money), 0) as expected_money, count(distinct introducer_id)::integer as introducers,
  arg_min(name, place) as first_name, arg_min(introducer, place) as first_introducer from prospects where place <= 200),
ours as (select max(kept) filter (way_no = 1) as kept, max(kept) filter (way_no = 2) as kept_degree,
  coalesce(max(money) filter (way_no = 1), 0) as money, coalesce(max(money) filter (way_no = 2), 0) as money_degree from trial)
select found.*, listed.*, ours.*,
  case when firms = 0 then '没有看到与他行企业的往来，请换一个机构查看，或绑定含对手方的交易表。'
    else '您的企业客户四处打交道：有 ' || firms || ' 家往来企业还不是本行客户，一年往来约 ' || (yearly / 100000000)::decimal(12, 1) || ' 亿元。先请 ' || coalesce(first_introducer, '客户经理') || ' 引荐 ' || first_name || '。' end as headline_zh,
  case when firms = 0 then 'No dealings with firms of other banks are to be seen: choose another branch, or bind transactions that name the other side.'
    else firms || ' firms that your customers deal with are not ours yet: about ' || (yearly / 1000000)::bigint || ' million yuan a year. First: ask ' || coalesce(first_introducer, 'the manager') || ' to introduce ' || first_name || '.' end as headline_en,
  case when kept is null then '月份太少，无法回看。' else '站在中间那个月回看：名单前三分之一里，介绍人此后仍与其往来的占 ' || round(100 * kept)::integer || '%，平均往来 ' || (money / 10000)::bigint
    || ' 万元；按往来客户数排序为 ' || round(100 * kept_degree)::integer || '%、' || (money_degree / 10000)::bigint || ' 万元。' end as proof_zh,
  case when kept is null then 'There are too few months to look back.' else 'Seen from the middle month: in the first third of the list ' || round(100 * kept)::integer || ' % of the introducers still dealt with the firm afterwards, '
    || (money / 1000)::bigint || ' thousand yuan on average; ordered by number of our customers it is ' || round(100 * kept_degree)::integer || ' % and ' || (money_degree / 1000)::bigint || ' thousand.' end as proof_en
from found cross join listed cross join ours
