with own as (
  select count(*) as merchants, count(*) filter (default_12m) as bad, avg(pd) as mean_pd,
    sum(expected_loss) as expected_loss, count(*) filter (pd >= $watch_pd / 100) as to_see
  from scored
)
select own.*, q.auc, q.ks,
  case when a.published
    then '评分卡「' || a.title_zh || '」第 ' || a.version || ' 版，由' || a.branch_zh || a.fitted_by_zh || '于 ' || a.fitted_on
      || ' 在 ' || a.rows || ' 行（' || a.datasets || '）上拟合，这里只用它给您能看到的商户打分。'
    else '评分卡就地拟合在您能看到的 ' || a.rows || ' 行上（' || a.fitted_on || '）。' end as fitted_zh,
  case when a.published
    then 'Points table “' || a.title_en || '”, version ' || a.version || ', fitted by ' || a.fitted_by_en || ' (' || a.branch_en
      || ') on ' || a.fitted_on || ' with ' || a.rows || ' rows (' || a.datasets || '); here it only scores the merchants that you may see.'
    else 'The points table was fitted right here on the ' || a.rows || ' rows that you may see (' || a.fitted_on || ').' end as fitted_en,
  case when not a.published and (q.verdict = 'few bad rows' or q.bad < 100)
    then '注意：只有 ' || q.bad || ' 户违约，样本太少，分数会随几户的变化而大变。请使用总行发布的评分卡。'
    when own.merchants < 100
    then '本机构只有 ' || own.merchants || ' 户，等级内的实际违约率起伏很大，请以评分卡的预期为准。'
    else '' end as warning_zh,
  case when not a.published and (q.verdict = 'few bad rows' or q.bad < 100)
    then 'Beware: only ' || q.bad || ' of them defaulted. That is too few: a handful of merchants would change the points. Use the head office’s published table.'
    when own.merchants < 100
    then 'Your branch has only ' || own.merchants || ' merchants; the rates seen within a grade swing widely, so go by the expected ones.'
    else '' end as warning_en,
  '五折交叉验证：AUC ' || round(q.auc, 3) || '（95% 区间 ' || round(q.auc_low, 3) || '–' || round(q.auc_high, 3) || '），KS ' || round(q.ks, 3)
    || '；只看最好的单列（' || w.item || '）为 ' || round(q.baseline_auc, 3) || '。'
    || case q.verdict when 'leak' then '有一列疑似泄漏结果，已排除。' when 'no signal' then '没有发现可用的信号，请不要据此行动。' else '' end as quality_zh,
  'Cross-validated in five folds: AUC ' || round(q.auc, 3) || ' (95 % interval ' || round(q.auc_low, 3) || '–' || round(q.auc_high, 3)
    || '), KS ' || round(q.ks, 3) || '; the best single column (' || w.item || ') alone gives ' || round(q.baseline_auc, 3) || '. '
    || case q.verdict when 'leak' then 'A column looks like a leak of the outcome and was left out.' when 'no signal' then 'No usable signal was found: do not act on it.' else '' end as quality_en
from own cross join rating_quality q cross join rating_about a left join words w on w.feature = q.baseline_column
