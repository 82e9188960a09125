with list as (
  select count(*)::integer as offered, coalesce(sum(credit), 0) as credit, coalesce(sum(exposure), 0) as exposure, coalesce(sum(profit), 0) as expected_money,
    sum(exposure * rate) / nullif(sum(exposure), 0) as mean_rate, sum(exposure * pd) / nullif(sum(exposure), 0) as mean_pd from chosen where is_offered
), everyone as (select count(*)::integer as merchants from merchant),
proof as (select max(per_yuan) filter (way_no = 1) as ours, max(per_yuan) filter (way_no = 2) as alike from trial)
select list.*, everyone.merchants, proof.*, q.auc,
  case when offered = 0 then '按现在的条件没有可发放的预授信，请放宽违约概率上限或增加额度预算。'
    else merchants || ' 户里向 ' || offered || ' 户预授信 ' || (credit / 10000)::bigint || ' 万元，预计用信 ' || (exposure / 10000)::bigint || ' 万元，一年利润约 ' || (expected_money / 10000)::decimal(12, 1) || ' 万元；平均利率 ' || round(100 * mean_rate, 2) || '%，平均违约概率 ' || round(100 * mean_pd, 2) || '%。' end as headline_zh,
  case when offered = 0 then 'Under these conditions no offer pays: allow a higher probability of default or a larger budget.'
    else offered || ' of ' || merchants || ' merchants get offers of ' || (credit / 1000000)::decimal(12, 1) || ' million yuan; about ' || (exposure / 1000000)::decimal(12, 1) || ' million would be drawn and earn ' || (expected_money / 1000)::bigint || ' thousand a year, at ' || round(100 * mean_rate, 2) || ' % on average and a probability of default of ' || round(100 * mean_pd, 2) || ' %.' end as headline_en,
  case when ours is null then '结果未知，无法回看。' else '用已知结果回看：名单每借出一百元赚 ' || round(100 * ours, 2) || ' 元，人人一样为 ' || round(100 * alike, 2) || ' 元。评分模型学过其中的商户，回看偏乐观；没见过的商户上的区分能力见 AUC ' || round(q.auc, 2) || '（交叉验证）。' end as proof_zh,
  case when ours is null then 'No outcome is known, so there is no looking back.' else 'With the outcomes that are known, the list earns ' || round(100 * ours, 2) || ' yuan per hundred lent, everyone alike ' || round(100 * alike, 2) || '. The rating learned from some of these merchants, which flatters it; on merchants it had not seen its AUC is ' || round(q.auc, 2) || ' (cross-validated).' end as proof_en
from list cross join everyone cross join proof cross join rating_quality q
