with last as (select max(month) as last_month from firm_month),
money as (
  select f.corp_id, sum(f.balance) filter (f.month = l.last_month) as deposits,
    avg(f.balance) filter (f.month > l.last_month - interval 3 month) as deposits_recent,
    avg(f.balance) filter (f.month <= l.last_month - interval 3 month and f.month > l.last_month - interval 7 month) as deposits_before,
    avg(f.balance) as deposits_year, sum(f.inflow) * 12.0 / count(*) as inflow_year
  from firm_month f cross join last l group by f.corp_id
), borrowed as (
  select m.corp_id, sum(m.balance) as loans, sum(m.balance * coalesce(o.annual_rate, 0)) / nullif(sum(m.balance), 0) as loan_rate,
    max(m.overdue_days) as overdue_days
  from loan_state m left join loan o on o.loan_id = m.loan_id
  where m.corp_id is not null and m.month = (select max(month) from loan_state)
  group by m.corp_id
), paid as (
  select a.corp_id, avg(a.annual_rate) as deposit_rate from account a where a.corp_id is not null group by a.corp_id
)
select c.corp_id, c.name, c.industry, c.size, c.manager_id, c.legal_person, c.annual_revenue, c.is_payroll_client, c.has_online_bank,
  coalesce(m.deposits, 0) as deposits, m.deposits_recent, m.deposits_before, coalesce(m.deposits_year, 0) as deposits_year,
  coalesce(m.inflow_year, 0) as inflow_year,
  coalesce(b.loans, 0) as loans, coalesce(b.overdue_days, 0) as overdue_days,
  coalesce(m.deposits_year, 0) * ($transfer_rate / 100 - coalesce(p.deposit_rate, 0)) as earned_deposits,
  coalesce(b.loans, 0) * (coalesce(b.loan_rate, 0) - $transfer_rate / 100) as earned_loans,
  least(1, m.inflow_year / nullif(c.annual_revenue, 0)) as wallet_share
from corporate c left join money m on m.corp_id = c.corp_id left join borrowed b on b.corp_id = c.corp_id left join paid p on p.corp_id = c.corp_id
