import { lastDay } from '../scale.ts'
import type { TableSource } from '../table-source.ts'

export const loanTables: readonly TableSource[] = [
  { name: 'loan_model', kind: 'work', isKept: true, select: selectModel, order: 'loan_id' },
  {
    name: 'loan',
    kind: 'dataset',
    isKept: false,
    select: selectLoans,
    order: 'branch_id, manager_id, loan_id',
  },
  { name: 'loan', kind: 'truth', isKept: false, select: selectTruth, order: 'loan_id' },
  {
    name: 'loan_month',
    kind: 'dataset',
    isKept: false,
    select: selectMonths,
    order: 'branch_id, manager_id, loan_id, month',
  },
]

/** Loans of 15 % of the adults and 30 % of the firms; about three per cent a year go bad, as their true PD says. */
function selectModel(): string {
  return `
    with asked as (
      select 'L' || printf('%08d', n) as loan_id, cust_id, null as corp_id, branch_id, manager_id, opened_on as known_since,
             draw('loan', n) as r, draw('loan-life', n) as q, income, wealth, wages_factor, is_owner, is_payroll,
             case when is_owner and ub(p) < 0.7 then '个人经营贷款' when ua(p) < 0.42 then '个人住房贷款'
                  else '个人消费贷款' end as kind
      from (select *, draw('loan-place', n) as p2, income / 7200 as wages_factor from customer_model)
      where age between 22 and 63 and ua(p2) < case when is_owner then 0.45 else 0.165 end
      union all
      select 'L' || printf('%08d', 90000000 + n), null, corp_id, branch_id, manager_id, opened_on, draw('firm-loan', n),
             draw('firm-loan-life', n), revenue / 12, revenue, 1, false, false,
             case when ua(draw('firm-loan-kind', n)) < 0.72 then '流动资金贷款' else '固定资产贷款' end
      from corporate_model where ub(draw('firm-loan-kind', n)) < 0.3
    ), shaped as (
      select *,
             case kind when '个人住房贷款' then pick([180, 240, 300, 360, 360], ua(r)) when '个人消费贷款' then pick([12, 24, 36, 60], ua(r))
                       when '个人经营贷款' then pick([12, 24, 36], ua(r)) when '流动资金贷款' then pick([6, 12, 12, 24], ua(r))
                       else pick([60, 84, 96], ua(r)) end::integer as term_months,
             case kind when '个人住房贷款' then least(9e6, greatest(2e5, round(income * (70 + 70 * ub(r)), -4)))
                       when '个人消费贷款' then least(3e5, greatest(5000, round(income * (2 + 9 * ub(r)), -3)))
                       when '个人经营贷款' then least(5e6, greatest(3e4, round(income * (8 + 24 * ub(r)), -4)))
                       when '流动资金贷款' then greatest(2e5, round(wealth * (0.03 + 0.09 * ub(r)), -4))
                       else greatest(1e6, round(wealth * (0.08 + 0.2 * ub(r)), -5)) end as principal,
             -3.9 - 0.35 * ln(wealth / 60000) * (kind like '个人%')::integer - 0.5 * is_payroll::integer
               + case kind when '个人住房贷款' then -1.1 when '个人消费贷款' then 0.7 when '个人经营贷款' then 0.9 else -0.2 end
               + 0.8 * nb(r) as risk
      from asked
    )
    select *, round(case kind when '个人住房贷款' then 0.0305 + 0.011 * uc(q) when '个人消费贷款' then 0.0335 + 0.009 * uc(q)
                              when '个人经营贷款' then 0.034 + 0.008 * uc(q) when '流动资金贷款' then 0.031 + 0.009 * uc(q)
                              else 0.0325 + 0.008 * uc(q) end + 0.0045 * greatest(0, least(3, risk + 3.5)), 4) as annual_rate,
           logit(risk) as pd,
           last_day((date '2026-09-15' - floor(least(term_months * 0.92, 84) * 30.4 * ud(q))::integer)) as paid_out_on,
           case when ua(q) < logit(risk) then floor(1 + 13 * ub(q))::integer end as bad_month
    from shaped`
}

function selectLoans(): string {
  return `
    select loan_id, cust_id, corp_id, branch_id, manager_id, kind,
           case kind when '个人住房贷款' then 'L01' when '个人消费贷款' then case when principal < 100000 then 'L04' else 'L05' end
                when '个人经营贷款' then case when principal < 300000 then 'L08' else 'L07' end
                when '流动资金贷款' then 'L09' else 'L10' end as product_id,
           principal::decimal(16, 2) as principal, annual_rate::double as annual_rate, term_months, paid_out_on::date as paid_out_on,
           (paid_out_on + to_months(term_months))::date as due_on,
           case when kind in ('个人住房贷款', '固定资产贷款') then '抵押' when kind = '个人消费贷款' then '信用'
                when ub(r) < 0.4 then '抵押' when ub(r) < 0.7 then '保证' else '信用' end as security,
           case when kind in ('个人住房贷款', '固定资产贷款') or (kind <> '个人消费贷款' and ub(r) < 0.4)
                then round(principal / (0.45 + 0.25 * ua(r)), -4) end::decimal(16, 2) as collateral_value
    from loan_model`
}

function selectTruth(): string {
  return 'select loan_id, round(pd, 6)::double as true_pd, bad_month as true_bad_month from loan_model'
}

function selectMonths(): string {
  return `
    with grid as (
      select loan_model.*, t.m::integer as m, last_day(date '2025-10-01' + to_months(t.m::integer))::date as month
      from loan_model cross join range(13) as t(m)
      where last_day(date '2025-10-01' + to_months(t.m::integer)) between paid_out_on and paid_out_on + to_months(term_months)
        and last_day(date '2025-10-01' + to_months(t.m::integer)) <= date '${lastDay}'
    ), aged as (
      select *, datediff('month', paid_out_on, month)::integer as paid_months, pow(1 + annual_rate / 12, term_months) as whole,
             draw('loan-month', loan_id || ':' || m) as d
      from grid
    ), counted as (
      select *, case when bad_month is not null and m >= bad_month then least(paid_months, m - bad_month + 1)
                     else 0 end as missed,
             principal * (annual_rate / 12) * whole / (whole - 1) as instalment
      from aged
    ), due as (
      select *, case when missed > 0 then missed * 30 when paid_months > 0 and ua(d) < 0.006 + 0.12 * pd then 1 + floor(24 * ub(d))::integer
                     else 0 end as overdue_days,
             principal * (whole - pow(1 + annual_rate / 12, paid_months - missed)) / (whole - 1) as unpaid
      from counted
    )
    select loan_id, month, cust_id, corp_id, branch_id, manager_id, cents(greatest(0, unpaid)) as balance,
           case when paid_months = 0 then 0 else cents(instalment) end::decimal(16, 2) as due_amount,
           case when paid_months = 0 or overdue_days > 0 then 0 else cents(instalment) end::decimal(16, 2) as paid_amount,
           overdue_days::integer as overdue_days,
           case when overdue_days = 0 then '正常' when overdue_days <= 90 then '关注' when overdue_days <= 180 then '次级'
                when overdue_days <= 270 then '可疑' else '损失' end as five_class
    from due`
}
