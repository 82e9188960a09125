import { lastDay } from '../scale.ts'
import { counterpartyShares, steadyPartners } from './corporate.ts'

/**
 * SQL of every booking on every account in thirteen months: account number `n`, month `m`, `slot`, date, type, channel,
 * direction, amount and the counterparty's place in (0, 1). Balances sum up all, transactions show the last months,
 * from `firstMonth` on.
 */
export function selectFlows(firstMonth: number): string {
  return `
    with months as (
      select m::integer as m, (date '2025-10-01' + to_months(m::integer))::date as starts,
             last_day(date '2025-10-01' + to_months(m::integer)) as ends
      from range(${firstMonth}, 13) as t(m)
    ), active as (
      select n, kind, income, is_payroll, is_owner, opened_on, lapses_on, usual_balance, m, starts, ends, monthly_txns,
             draw('month', n || ':' || m) as r, (kind like '单位%') as is_firm
      from account_model cross join months
      where kind like '%活期' and opened_on <= starts
    ), living as (
      select * from active where lapses_on is null or starts < lapses_on
    ), slots as not materialized (
      select n, m, starts, ends, income, is_payroll, is_owner, is_firm, monthly_txns, slot,
             draw('txn', n || ':' || m || ':' || slot) as r, draw('txn-peer', n || ':' || m || ':' || slot) as p
      from living,
           unnest(range(10, 10 + least(400, greatest(0, floor(monthly_txns + sqrt(monthly_txns) * na(r) + 0.5)))::bigint))
             as t(slot)
    ), placed as not materialized (
      select slots.*, ua(r) as u, nb(r) as z, least((starts + floor(ub(r) * (ends - starts + 1))::integer)::date, date '${lastDay}') as day
      from slots
    )
    ${personalFlows()}
    union all ${firmFlows()}
    union all ${fixedFlows()}`
}

/** Mix of personal bookings; the amounts follow the holder's income. */
function personalFlows(): string {
  return `
    select n, m, slot, day as date, type, channel, is_inflow, amount, cp from (
      select *, case when u < 0.44 then '快捷支付' when u < 0.56 then '转账汇出' when u < 0.64 then '自助取款'
                     when u < 0.71 then '生活缴费' when u < 0.76 then '信用卡还款' when u < 0.78 then '购买理财'
                     when u < 0.94 then '转账汇入' when u < 0.97 then '现金存入' else '退款' end as type,
             case when u < 0.44 then '第三方支付' when u < 0.56 then '手机银行' when u < 0.64 then '自助设备'
                  when u < 0.71 then '批量代收付' when u < 0.78 then '手机银行'
                  when u < 0.94 then case when uc(p) < 0.8 then '手机银行' else '他行汇入' end
                  when u < 0.97 then case when uc(p) < 0.7 then '自助设备' else '柜面' end else '第三方支付' end as channel,
             u >= 0.78 as is_inflow,
             case when u < 0.44 then cents(greatest(1, income / 95 * exp(1.1 * z)))
                  when u < 0.56 then cents(greatest(100, round(income / 4.5 * exp(0.95 * z), -2)))
                  when u < 0.64 then cents(least(20000, greatest(100, round(income / 6 * exp(0.7 * z), -2))))
                  when u < 0.71 then cents(110 * exp(0.6 * z))
                  when u < 0.76 then cents(income / 3 * exp(0.7 * z))
                  when u < 0.78 then cents(greatest(1000, round(income * exp(0.8 * z), -3)))
                  when u < 0.94 then cents(greatest(50, round(income
                    * case when is_owner then 0.62 when is_payroll then 0.22 else 0.36 end * exp(0.9 * z), -1)))
                  when u < 0.97 then cents(greatest(100, round(income / 2 * exp(0.8 * z), -2)))
                  else cents(greatest(1, income / 110 * exp(0.9 * z))) end as amount,
             case when u < 0.44 or u >= 0.97
                    then case when ub(p) < 0.55 then ${partnerAt('payment', `pow(ua(p), 2.5)`)} else ${partnerAt('shop', `pow(ua(p), 1.6)`)} end
                  when u between 0.64 and 0.71 then ${partnerAt('utility', `ua(p)`)}
                  when u < 0.56 or u between 0.78 and 0.94
                    then ${partnerAt('person', `ua(draw('peer', n || ':' || floor(3 * ua(p))))`)} end as cp
      from placed where not is_firm
    )`
}

/** Receipts and payments of firms on working days, with a few steady partners each and some partners of many. */
function firmFlows(): string {
  return `
    select n, m, slot, pick(days, ub(r)) as date, case when u < 0.46 then '销售回款' when u < 0.9 then '采购付款'
                else '费用支出' end,
           case when uc(p) < 0.86 then '企业网银' else '柜面' end, u < 0.46,
           cents(case when u < 0.46 then round(income * 1.56 / monthly_txns * exp(0.8 * z), 0)
                      when u < 0.9 then round(income * 1.36 / monthly_txns * exp(0.8 * z), 0)
                      else income * 0.2 / monthly_txns * exp(0.9 * z) end + 100),
           ${partnerAt('firm', `pow(ua(draw('partner', n || ':' || (u < 0.46) || ':' || floor(${steadyPartners} * pow(ua(p), 1.5)))), 2.2)`)}
    from placed join month_workdays on month_workdays.starts = placed.starts
    where is_firm`
}

/** What comes every month or once: wages, savings moved away, interest, wages and taxes of firms, the last transfer. */
function fixedFlows(): string {
  return `
    select n, m, 1, workday_before.date_of_wages, '代发工资', '批量代收付', true, cents(income * (0.94 + 0.12 * ua(r))),
           ${partnerAt('firm', `ua(draw('employer', n))`)}
    from living join workday_before on workday_before.date = starts + case when n % 3 = 0 then 14 else 9 end
    where is_payroll
    union all
    select n, m, 2, (starts + 17 + floor(9 * ub(r))::integer)::date, '转账汇出', '手机银行', false,
           cents(greatest(100, round(income * (0.55 + 0.45 * uc(r)), -2))), ${partnerAt('person', `ua(draw('peer', n || ':own'))`)}
    from living where is_payroll
    union all
    select n, m, 3, (starts + 20)::date, '结息', '系统', true, cents(greatest(0.01, usual_balance * 0.0005 / 4)), null
    from active where month(starts) in (3, 6, 9, 12)
    union all
    select n, m, 4, date_of_wages, '工资发放', '企业网银', false, cents(round(income * (0.1 + 0.02 * ua(r)), 0) + 3000), null
    from living join workday_before on workday_before.date = starts + 9
    where is_firm
    union all
    select n, m, 5, worked_on, '缴税', '企业网银', false, cents(income * (0.015 + 0.02 * ub(r)) + 60), ${partnerAt('utility', `0.4`)}
    from living join workday_before on workday_before.date = starts + 14
    where is_firm
    union all
    select n, m, 6, greatest(starts, (lapses_on - 3)::date), '转账汇出', case when is_firm then '企业网银' else '手机银行' end, false,
           cents(round(usual_balance * 0.85, 0) + 1), null
    from living where lapses_on between starts and ends and lapses_on - 3 <= date '${lastDay}'
    union all
    select n, ((year(opened_on) - 2025) * 12 + month(opened_on) - 10)::integer, 7, opened_on, '定期存入', '手机银行', true,
           cents(usual_balance), null
    from account_model where kind like '%定期' and opened_on >= date '2025-10-01'`
}

type Partner = 'person' | 'firm' | 'shop' | 'payment' | 'utility'

/** Place of one counterparty of a kind in the list of all, as a share of its length; `share` is in (0, 1). */
function partnerAt(kind: Partner, share: string): string {
  const { person, firm, shop, payment } = counterpartyShares
  const places: Readonly<Record<Partner, readonly [number, number]>> = {
    person: [0, person],
    firm: [person, firm],
    shop: [firm, shop],
    payment: [shop, payment],
    utility: [payment, 1],
  }
  const [from, to] = places[kind]
  return `(${from} + ${(to - from).toFixed(6)} * (${share}))`
}
