select q.auc, b.auc as baseline_auc, q.rows, q.leaks,
  case q.verdict
    when 'leak' then say('有列几乎就是结果本身，已不用它们；请核对这些列是不是结果之后才知道的。', 'Some columns nearly are the outcome and were left out: check whether they are known only afterwards.')
    when 'no signal' then say('这些列里没有可用的信号：在没见过的行上与抛硬币无异，请不要使用这些分数。', 'There is no signal in these columns: on unseen rows the model is a coin toss, so do not use the scores.')
    when 'few bad rows' then say('少的一类不足 100 行，质量的区间很宽，请先小范围试用。', 'Fewer than 100 rows of the rarer kind: the interval is wide, so try it on a small scale first.')
    else say('在没见过的行上有稳定的区分能力。', 'It tells the kinds apart on rows that it had not seen.') end as words
from quality q cross join (select auc from quality where model like 'best single column%') b
where q.is_chosen
