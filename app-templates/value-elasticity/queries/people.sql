-- what each customer brings now, and the cell in which the effect of contact is compared
with last as (select max(month) as last_month from balance),
money as (
  select b.cust_id, sum(b.end_balance) filter (b.month = l.last_month) as deposits, sum(b.end_balance) / count(distinct b.month) as deposits_year,
    sum(b.txn_count) filter (b.month > l.last_month - interval 3 month) as bookings
  from balance b cross join last l where b.cust_id is not null group by b.cust_id
)
select c.cust_id, c.name, c.manager_id, c.tier, coalesce(m.deposits, 0) as deposits, coalesce(m.bookings, 0) as bookings,
  coalesce(m.deposits_year, 0) * $margin / 100 as yearly,
  case when coalesce(m.bookings, 0) = 0 then 0.55 when m.bookings < 5 then 0.8 else 0.93 end as stays,
  case when c.tier in ('私人银行', '钻石', '白金') then say('资产多', 'Much money') when c.tier = '金卡' then say('中等', 'Middling') else say('普通', 'Ordinary') end
    || ' / ' || case when c.has_mobile_bank then say('手机银行', 'mobile') else say('柜面', 'counter') end || ' / ' || case when c.is_payroll then say('代发', 'payroll') else say('非代发', 'no payroll') end as cell
from customer c left join money m on m.cust_id = c.cust_id
