select * from (
  select 1 as check_no, say('轮廓系数，旁边是只用最好的一列', 'silhouette, beside the best single column') as what, silhouette as seen, silhouette_low as low, silhouette_high as high,
    baseline_silhouette as beside, case when silhouette_low > baseline_silhouette then say('比只看一列分得开', 'further apart than by one column') else say('不如只看一列', 'no better than one column') end as verdict
  from natural_groups_quality
  union all
  select 2, say('同上，旁边是各列打乱之后', 'the same, beside columns dealt anew'), silhouette, silhouette_low, silhouette_high, permuted_silhouette,
    case when silhouette_low > permuted_silhouette then say('不是碰巧', 'more than chance') else say('与碰巧没有差别', 'no more than chance') end
  from natural_groups_quality
  union all
  select 3, say('换一批客户重分，留在原群的比例，旁边是调整兰德指数', 'share that keeps its group on other customers, beside the adjusted Rand index'), kept, null, null, agreement,
    case when agreement >= 0.6 then say('稳', 'steady') else say('不稳，请勿据此行动', 'not steady, do not act on it') end
  from natural_groups_quality
) order by check_no
