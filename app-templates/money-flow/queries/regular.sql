-- months in which a customer sent one person 40 % of the wages or more within three weeks of them
with wages as (
  select holder, date_trunc('month', date) as month, sum(amount) as wage, min(date) as paid_on from legs where type = '代发工资' group by all
),
sent as (
  select w.holder, w.month, l.counterparty_id, sum(l.amount) / any_value(w.wage) as share, any_value(l.bank_kind) as bank_kind
  from legs l join wages w on w.holder = l.holder and l.date between w.paid_on and w.paid_on + 21
  where not l.is_in and l.type = '转账汇出' and l.counterparty_id is not null
  group by w.holder, w.month, l.counterparty_id
  having sum(l.amount) >= 0.4 * any_value(w.wage)
),
counted as (
  select holder, counterparty_id, count(distinct month) as months, avg(share) as share, any_value(bank_kind) as bank_kind
  from sent group by all having count(distinct month) >= 2
)
select holder, max(months) as months, arg_max(share, months) as share, arg_max(bank_kind, months) as bank_kind from counted group by holder
