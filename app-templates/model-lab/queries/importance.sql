select coalesce(c.feature, t.feature) as feature, coalesce(c.auc, t.auc) as auc, c.information_value, t.importance,
  c.verdict as scorecard_verdict, t.verdict as boosting_verdict
from card_features c full join trees_features t on t.feature = c.feature
order by t.importance desc nulls last, c.information_value desc nulls last, 1
