with fits as (
  select 'scorecard' as model, auc, auc_low, auc_high, ks, gini, brier, log_loss, calibration_error, permuted_auc, in_time_auc,
    verdict, rows, bad, leaks, baseline_column, baseline_auc from card_quality
  union all
  select 'boosting', auc, auc_low, auc_high, ks, gini, brier, log_loss, calibration_error, permuted_auc, in_time_auc,
    verdict, rows, bad, leaks, baseline_column, baseline_auc from trees_quality
),
-- where a day is named the test in time decides; a scorecard that is nearly as good is preferred, for it explains itself
judged as (select *, coalesce(in_time_auc, auc) + case model when 'scorecard' then 0.005 else 0 end as worth from fits),
ranked as (select *, row_number() over (order by worth desc, model desc) = 1 as is_chosen from judged)
select model, auc, auc_low, auc_high, ks, gini, brier, log_loss, calibration_error, permuted_auc, in_time_auc, verdict,
  case when is_chosen then '✓' else '' end as chosen, is_chosen, rows, bad, leaks from ranked
union all
select 'best single column: ' || baseline_column, baseline_auc, null, null, null, 2 * baseline_auc - 1, null, null, null, null, null,
  'baseline', '', false, rows, bad, null from ranked where model = 'scorecard'
union all
select 'same rate for all', 0.5, null, null, 0, 0, bad / rows * (1 - bad / rows), null, 0, null, null, 'baseline', '', false, rows, bad, null
from ranked where model = 'scorecard'
