with edge as (
  select max(received_on) as last_day from complaint
),
words as (
  select * from (values ('闪退', 'crashes'), ('登录', 'sign-in'), ('人脸识别', 'face recognition'), ('处理中', 'pending'), ('到账', 'arrival of money'),
    ('扣款', 'debited'), ('吐钞', 'cash not given'), ('暂停服务', 'out of service'), ('排队', 'queue'), ('取号', 'waiting number'),
    ('材料', 'papers'), ('手续费', 'fee'), ('管理费', 'account fee'), ('逾期', 'overdue'), ('征信', 'credit record'), ('额度', 'limit'),
    ('提前还款', 'early repayment'), ('净值', 'net value'), ('风险提示', 'risk warning'), ('推销', 'sales calls'), ('监管', 'regulator'), ('老人', 'the elderly')
  ) as rows(word, word_en)
),
spans as (
  select c.text, c.received_on > last_day - 90 as is_recent
  from complaint c cross join edge
  where c.received_on > last_day - 180 and c.text is not null
),
counts as (
  select word, word_en, count(*) filter (is_recent and contains(text, word)) as recent, count(*) filter (not is_recent and contains(text, word)) as before,
    count(*) filter (is_recent) as n, count(*) filter (not is_recent) as m
  from spans cross join words
  group by word, word_en
),
shares as (
  select *, recent / nullif(n, 0) as p, before / nullif(m, 0) as q, (recent + before) / nullif(n + m, 0) as pooled from counts
)
select say(word, word_en) as word, recent::integer as recent, p as recent_share, q as before_share, p - q as change,
  case when recent + before < 10 then say('太少', 'too few')
    when (p - q) / nullif(sqrt(pooled * (1 - pooled) * (1 / n + 1 / nullif(m, 0))), 0) >= 2.8 then say('明显变多', 'clearly more')
    when (p - q) / nullif(sqrt(pooled * (1 - pooled) * (1 / n + 1 / nullif(m, 0))), 0) <= -2.8 then say('明显变少', 'clearly less')
    else say('差不多', 'about the same') end as verdict
from shares
where recent + before > 0
order by change desc nulls last, word
