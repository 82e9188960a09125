import { firmWords } from '../chinese-names.ts'
import { lastDay } from '../scale.ts'
import { selectRows, textList } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'
import { customersPerMerchant } from './customer.ts'

export const merchantTables: readonly TableSource[] = [
  { name: 'merchant_model', kind: 'work', isKept: true, select: selectModel, order: 'n' },
  {
    name: 'merchant',
    kind: 'dataset',
    isKept: false,
    select: selectMerchants,
    order: 'branch_id, manager_id, merchant_id',
  },
  { name: 'merchant', kind: 'truth', isKept: false, select: selectTruth, order: 'merchant_id' },
  {
    name: 'merchant_day',
    kind: 'dataset',
    isKept: false,
    select: selectDays,
    order: 'branch_id, manager_id, merchant_id, date',
  },
]

/** Trades with their typical order in yuan, takings per month, and factor on Saturdays and Sundays. */
const trades = [
  ['餐饮', '小馆', 46, 78_000, 1.25],
  ['便利店', '便利店', 19, 62_000, 1.02],
  ['服饰', '服饰', 168, 54_000, 1.35],
  ['美容美发', '造型', 88, 38_000, 1.3],
  ['水果生鲜', '鲜果', 28, 71_000, 1.08],
  ['五金建材', '建材', 240, 82_000, 0.82],
  ['教育文具', '文具', 36, 29_000, 0.9],
  ['汽车服务', '汽修', 310, 88_000, 1.05],
] as const

/** State at 2025-10-31 from twelve months of takings; the true PD is logistic in what a lender could observe. */
function selectModel(bank: Bank): string {
  const tradeRows = trades.map((trade, index) => [index + 1, ...trade])
  return `
    with owners as (
      select (n - 1) // ${customersPerMerchant(bank)} + 1 as n, cust_id, branch_id, manager_id, city, wages, age, wealth
      from customer_model join city using (city) where is_owner
    ), drawn as (
      select *, draw('merchant', n) as r, draw('merchant-flow', n) as f, draw('merchant-risk', n) as h, draw('merchant-debt', n) as g
      from owners
    ), traded as (
      select drawn.*, trade, suffix, ticket, monthly, weekend,
             exp(0.55 * na(f)) as strength, 0.16 + 0.5 * pow(uc(f), 1.6) as takings_cv, 0.16 * na(h) as trend,
             greatest(0, 0.55 + 0.45 * nb(h)) as debt_ratio,
             least(9, floor(2.2 * pow(-ln(ua(g)), 1.1)))::integer as enquiries_6m,
             greatest(3, round(8 + 46 * pow(ub(g), 1.6)))::integer as months_open,
             case when uc(g) < 0.12 then 'A' when uc(g) < 0.62 then 'B' when uc(g) < 0.85 then 'M' when uc(g) < 0.95 then 'C'
                  else 'D' end as tax_grade,
             ud(g) < 0.11 as has_utility_arrears
      from drawn join (${selectRows(['trade_no', 'trade', 'suffix', 'ticket', 'monthly', 'weekend'], tradeRows)}) as kinds
        on kinds.trade_no = 1 + floor(ua(r) * ${trades.length})::integer
    ), scored as (
      select *, -3.35 - 0.75 * ln(strength) + 4.0 * (takings_cv - 0.33) - 4.6 * trend + 1.35 * (debt_ratio - 0.6)
                + 0.3 * (enquiries_6m - 2) - 0.025 * (months_open - 22)
                + case tax_grade when 'A' then -0.7 when 'B' then -0.2 when 'C' then 0.6 when 'D' then 1.3 else 0 end
                + 1.1 * has_utility_arrears::integer - 0.3 * ln(wealth / 60000) + 0.35 * nb(r) as risk
      from traded
    )
    select *, printf('W%07d', n) as merchant_id, logit(risk) as pd, ua(draw('merchant-outcome', n)) < logit(risk) as is_bad,
           monthly * wages * strength as takings
    from scored`
}

function selectMerchants(): string {
  return `
    select merchant_id, branch_id, manager_id, cust_id,
           city || pick(${textList(firmWords)}, ub(r)) || suffix as name, trade as industry,
           date '2025-10-31' as observed_on, months_open,
           cents(takings) as monthly_takings, round(takings_cv * exp(0.1 * na(r)), 3)::double as takings_cv,
           round(exp(trend) - 1, 3)::double as takings_trend,
           least(31, greatest(8, round(29.5 - 9 * takings_cv + nb(f))))::integer as active_days,
           round(ticket * exp(0.25 * nb(f)), 1)::double as median_order,
           round(least(0.85, greatest(0.02, case trade when '餐饮' then 0.38 else 0.16 end + 0.08 * na(g))), 3)::double as night_share,
           round(0.004 + 0.03 * pow(ud(f), 3), 4)::double as refund_rate,
           round(least(0.9, greatest(0.05, 0.42 + 0.12 * ln(strength) + 0.08 * nb(g))), 3)::double as repeat_share,
           tax_grade, has_utility_arrears, enquiries_6m, round(debt_ratio, 3)::double as debt_ratio,
           floor(age - 1)::integer as owner_age, greatest(10000, least(1000000, round(takings * (1 + 3 * uc(r)), -4)))::decimal(16, 2) as credit_limit,
           is_bad as default_12m
    from merchant_model`
}

function selectTruth(): string {
  return 'select merchant_id, round(pd, 6)::double as true_pd, round(risk, 6)::double as true_risk, is_bad as default_12m from merchant_model'
}

/** Takings of the last 92 days; most of those who defaulted have closed, the others take less. */
function selectDays(): string {
  return `
    with days as (
      select merchant_model.*, c.date, c.weekday, c.is_workday, c.holiday_code,
             draw('merchant-day', n || ':' || c.date) as d, draw('merchant-close', n) as x
      from merchant_model cross join dim_calendar c
      where c.date between date '2026-08-01' and date '${lastDay}'
    ), open_days as (
      select * from days where not (is_bad and ua(x) < 0.6 and date > date '2026-08-01' + floor(70 * ub(x))::integer)
                           and uc(d) < 0.985 - 0.12 * takings_cv
    ), sums as (
      select *, takings / 29 * (1 + trend) * case when is_bad then 0.6 else 1 end
                * case when not is_workday then weekend else 1 end * case when holiday_code = 'national' then 1.12 else 1 end
                * exp(0.75 * takings_cv * na(d)) as amount
      from open_days
    )
    select merchant_id, date, branch_id, manager_id, cents(amount) as takings,
           greatest(1, round(amount / ticket * exp(0.12 * ud(d) - 0.06)))::integer as orders
    from sums`
}
