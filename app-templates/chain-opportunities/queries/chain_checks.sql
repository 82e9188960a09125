-- what the network says, beside what chance and the number of links alone would say
select * from (
  select 1 as check_no, say('得分名次与往来家数名次的相关', 'Places by score and by number of links agree') as what, degree_correlation as seen, null::double as beside,
    case when degree_correlation > 0.95 then say('得分没有多说什么，看家数即可', 'the score adds nothing, go by the number of links') else say('得分不只是家数', 'the score is more than the number of links') end as verdict
  from chain_quality
  union all
  select 2, say('圈子的模块度，旁边是两端重配的网络', 'Modularity of circles, beside ends dealt anew'), modularity, permuted_modularity,
    case when verdict = 'no signal' then say('圈子与碰巧没有差别，不显示', 'circles are no more than chance and are not shown') else say('圈子不是碰巧', 'circles are more than chance') end
  from chain_quality
  union all
  select 3, say('认出藏起的往来（AUC），旁边只看家数', 'Hidden links recognised (AUC), beside the number of links'), hidden_auc, degree_auc,
    case when hidden_auc is null then say('往来太少，无法检验', 'too few links to test') when hidden_auc_low > greatest(0.5, degree_auc) then say('圈子有用', 'circles help') else say('不如只看家数', 'no better than the number of links') end
  from chain_quality
) order by check_no
