with own as (
  select count(*)::integer as firms, coalesce(sum(deposits), 0) as deposits, coalesce(sum(loans), 0) as loans,
    coalesce(sum(earned_deposits + earned_loans), 0) as earned, coalesce(sum(inflow_year), 0) as inflow_year,
    max(wallet_share) filter (relation_no = 1) as wallet_share,
    coalesce(sum(deposits) filter (relation_no = 1), 0) as core_deposits, any_value(name) filter (relation_no = 1) as core_name,
    count(*) filter (relation_no = 2) as owned, count(*) filter (relation_no = 3) as dealing,
    bool_or(legal_person like '%*%') as is_masked
  from members
), ideas as (select coalesce(sum(expected_money), 0) as expected_money, count(*)::integer as ideas, arg_max(reason, expected_money) as first_reason, arg_max(name, expected_money) as first_name from action_list)
select own.*, ideas.*,
  case when firms = 0 then '没有您能看到的企业客户，请换一个机构查看，或把企业表绑定为自己的数据。'
    else core_name || '连同 ' || (firms - 1) || ' 家关联与往来企业，在本机构存款 ' || (deposits / 10000)::bigint || ' 万元、贷款 ' || (loans / 10000)::bigint
      || ' 万元，一年约贡献 ' || (earned / 10000)::bigint || ' 万元；' || case when ideas = 0 then '暂时没有可做的事。' else '先做的一件事：' || first_reason || '（' || first_name || '）。' end end as headline_zh,
  case when firms = 0 then 'There are no corporate customers that you may see: choose another branch, or bind a table of firms of your own.'
    else core_name || ' and ' || (firms - 1) || ' firms around it: ' || (deposits / 1000000)::bigint || ' million yuan of deposits, ' || (loans / 1000000)::bigint
      || ' million of loans, about ' || round(earned / 1000000, 1) || ' million earned in a year. ' || case when ideas = 0 then 'Nothing is waiting.' else 'First: ' || lower(first_reason) || ' (' || first_name || ').' end end as headline_en,
  case when is_masked then '法定代表人姓名对您脱敏，所以只列出核心企业和稳定往来的企业，同一法定代表人的企业无法识别。' else '同一法定代表人 ' || owned || ' 家，稳定往来 ' || dealing || ' 家；同名不一定是同一人，请核实。' end as group_zh,
  case when is_masked then 'Names of legal persons are masked for you, so the group shows the core and its steady partners only; firms of the same owner cannot be told.' else owned || ' firms with the same legal person, ' || dealing || ' with steady dealings; the same name need not be the same person, so check.' end as group_en
from own cross join ideas
