import { lastDay } from '../scale.ts'
import type { Bank, TableSource } from '../table-source.ts'
import { selectFlows } from './flow.ts'

export const accountTables: readonly TableSource[] = [
  { name: 'account_model', kind: 'work', isKept: true, select: selectModel, order: 'n' },
  {
    name: 'account',
    kind: 'dataset',
    isKept: false,
    select: selectAccounts,
    order: 'branch_id, manager_id, acct_id',
  },
  {
    name: 'account_month',
    kind: 'dataset',
    isKept: false,
    select: selectMonths,
    order: 'branch_id, manager_id, acct_id, month',
  },
  {
    name: 'txn',
    parquetVersion: 'v2',
    kind: 'dataset',
    isKept: false,
    select: selectTransactions,
    order: 'branch_id, manager_id, acct_id, date, txn_id',
  },
]

/** Balances begin with October 2025 (month 0); transactions with July 2026. */
const firstTxnMonth = 9

/** Current account of everyone, fixed deposits of many, current account of every firm, fixed deposits of some. */
function selectModel(bank: Bank): string {
  const { customers, corporates } = bank.counts
  return `
    with held as (
      select n, n as holder_no, cust_id, null as corp_id, branch_id, manager_id, '个人活期' as kind, opened_on, lapses_on,
             income, is_payroll, is_owner, weekly_rate * 4.3 as monthly_txns, wealth * (0.12 + 0.3 * uc(q)) as usual_balance
      from customer_model
      union all
      select ${customers} + n, n, cust_id, null, branch_id, manager_id, '个人定期',
             greatest(opened_on, (date '${lastDay}' - floor(1060 * sqrt(ud(q)))::integer)::date), null, 0, false, false, 0,
             greatest(1000, round(wealth * (0.3 + 0.4 * ua(p)), -3))
      from customer_model where ub(r) < 0.48 and wealth > 8000
      union all
      select ${2 * customers} + n, n, null, corp_id, branch_id, manager_id, '单位活期', opened_on, lapses_on,
             revenue / 12, false, false, monthly_txns, revenue / 12 * (0.25 + 0.8 * ua(k))
      from corporate_model
      union all
      select ${2 * customers + corporates} + n, n, null, corp_id, branch_id, manager_id, '单位定期',
             greatest(opened_on, (date '${lastDay}' - floor(1060 * sqrt(ud(k)))::integer)::date), null, 0, false, false, 0,
             greatest(50000, round(revenue * (0.02 + 0.06 * uc(k)), -4))
      from corporate_model where ub(k) < 0.38
    )
    select *, printf('A%09d', n) as acct_id, draw('account', n) as r from held`
}

function selectAccounts(): string {
  const months = `case when opened_on > date '${lastDay}' - 365 then pick([12, 24, 36], ua(account_model.r))
                       when opened_on > date '${lastDay}' - 730 then pick([24, 36], ua(account_model.r)) else 36 end`
  return `
    select acct_id, cust_id, corp_id, branch_id, manager_id,
           '6299' || printf('%015d', n * 10) as account_no,
           kind, 'CNY' as currency, opened_on,
           case when kind like '%定期' then (opened_on + to_months(${months}))::date end as matures_on,
           case kind when '个人活期' then 0.0005 when '单位活期' then 0.0005
                else case (${months}) when 12 then 0.0115 when 24 then 0.012 else 0.0145 end end::double as annual_rate,
           case when lapses_on < date '2026-05-01' then '睡眠' else '正常' end as status
    from account_model`
}

/** Balances follow from the flows: closing = opening + in - out for every account and month, to the cent. */
function selectMonths(): string {
  return `
    with flows as (${selectFlows(0)}), summed as (
      select n, m, sum(case when is_inflow then amount else 0 end) as inflow,
             sum(case when is_inflow then 0 else amount end) as outflow, count(*) as txn_count
      from flows group by n, m
    ), grid as (
      select account_model.*, t.m, last_day(date '2025-10-01' + to_months(t.m::integer))::date as month
      from account_model cross join range(13) as t(m)
      where last_day(date '2025-10-01' + to_months(t.m::integer)) >= opened_on
    ), path as (
      select grid.*, coalesce(inflow, 0) as inflow, coalesce(outflow, 0) as outflow, coalesce(txn_count, 0) as txn_count,
             sum(coalesce(inflow, 0) - coalesce(outflow, 0)) over (partition by grid.n order by grid.m) as change
      from grid left join summed on summed.n = grid.n and summed.m = grid.m
    ), opened as (
      -- The first balance is what the account usually holds, or as much as keeps every later month above zero.
      select *, case when opened_on >= date '2025-10-01' and kind like '%定期' then 0
                     else greatest(cents(usual_balance), 12.34 - min(change) over (partition by n)) end as first_balance
      from path
    )
    select acct_id, month, cust_id, corp_id, branch_id, manager_id,
           (first_balance + change)::decimal(16, 2) as end_balance,
           inflow::decimal(16, 2) as inflow, outflow::decimal(16, 2) as outflow, txn_count::integer as txn_count
    from opened`
}

function selectTransactions(bank: Bank): string {
  return `
    with flows as (${selectFlows(firstTxnMonth)}), recent as (
      select n, m, slot, date, type, channel, is_inflow, amount, cp
      from flows where m >= ${firstTxnMonth}
    )
    select (n * 10000 + row_number() over (partition by n order by date, slot))::bigint as txn_id, date, acct_id, cust_id,
           corp_id, branch_id, manager_id, case when is_inflow then '收入' else '支出' end as direction, type, channel,
           amount, case when cp is null then null
                        else printf('P%07d', 1 + floor(cp * ${bank.counts.counterparties})::integer) end as counterparty_id
    from recent join account_model using (n)`
}
