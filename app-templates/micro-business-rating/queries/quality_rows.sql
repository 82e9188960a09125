select say('本评分卡', 'this card') as way, auc, ks, gini, brier from rating_quality
union all
select say('最好的单列', 'best single column'), baseline_auc, baseline_ks, 2 * baseline_auc - 1, null from rating_quality
union all
select say('人人同率', 'same rate for all'), 0.5, 0, 0, baseline_brier from rating_quality
