import { mensNames, streets, surnames, womensNames } from '../chinese-names.ts'
import { lastDay } from '../scale.ts'
import { textList } from '../sql.ts'
import type { Bank, TableSource } from '../table-source.ts'

export const customerTables: readonly TableSource[] = [
  { name: 'customer_model', kind: 'work', isKept: true, select: selectModel, order: 'n' },
  {
    name: 'customer',
    kind: 'dataset',
    isKept: false,
    select: selectCustomers,
    order: 'branch_id, manager_id, cust_id',
  },
  { name: 'customer', kind: 'truth', isKept: false, select: selectTruth, order: 'cust_id' },
]

/** One merchant owner stands at every so many customers. */
export function customersPerMerchant(bank: Bank): number {
  return Math.floor(bank.counts.customers / bank.counts.merchants)
}

const jobs = [
  '企业职员',
  '专业技术人员',
  '公务员',
  '教师',
  '医护人员',
  '制造业工人',
  '服务业人员',
  '自由职业',
]

/** Who a customer is: place, age, means, and the hidden course of the relation with the bank. */
function selectModel(bank: Bank): string {
  const step = customersPerMerchant(bank)
  return `
    with drawn as (
      select n, draw('customer', n) as r, draw('customer-place', n) as p, draw('customer-life', n) as q,
             (n - 1) % ${step} = 0 and (n - 1) // ${step} < ${bank.counts.merchants} as is_owner
      from range(1, ${bank.counts.customers} + 1) as t(n)
    ), placed as (
      select drawn.*, branch_id, outlet.name as outlet_name, outlet.city, outlet.opened_on as outlet_opened_on,
             wages, area_code,
             printf('M%04d', outlet_no * 20 + 1 + floor(ub(p) * managers)::integer) as manager_id,
             case when is_owner then 24 + 34 * pow(uc(p), 1.1) else 18 + 62 * pow(uc(p), 1.2) end as age
      from drawn
      join outlet on ua(p) > lower_share and ua(p) <= upper_share
      join city on city.city = outlet.city
    ), aged as (
      select *, (date '${lastDay}' - floor(age * 365.25)::integer)::date as birth_date,
             not is_owner and age between 22 and 60 and ud(p) < 0.62 as is_payroll,
             wages * 7200 * exp(0.42 * nb(q)) * case when age < 25 then 0.7 when age > 60 then 0.55 else 1 end as income
      from placed
    ), opened as (
      select *, greatest(outlet_opened_on, birth_date + 16 * 366)
                + floor(pow(ua(q), 1.6)
                  * greatest(30, date '2026-09-30' - greatest(outlet_opened_on, birth_date + 16 * 366)))::integer as opened,
             30000 * wages * exp(1.5 * na(r) + 0.018 * (least(age, 62) - 42) + case when is_owner then 0.5 else 0 end) as wealth
      from aged
    )
    select n, printf('C%08d', n) as cust_id, branch_id, manager_id, r, p, q, outlet_name, city, area_code, is_owner,
           is_payroll, age, birth_date, income, wealth, least(opened::date, date '2026-09-30') as opened_on,
           case when uc(r) < 0.51 then '女' else '男' end as gender,
           ud(r) < case when age < 40 then 0.93 when age < 60 then 0.78 else 0.42 end as has_mobile_bank,
           0.75 * exp(0.75 * nb(draw('customer-rate', n))) * case when age > 62 then 0.6 else 1 end as weekly_rate,
           case when ub(q) < logit(-0.9 - 0.9 * is_payroll::integer - 0.25 * ln(wealth / 30000)
                                   + case when age < 30 then 0.4 else 0 end)
                then (date '2024-11-01' + floor(910 * ua(draw('customer-lapse', n)))::integer)::date end as lapses_on,
           wealth * exp(0.9 * na(draw('customer-outside', n))) * 0.8 as outside_wealth
    from opened`
}

function selectCustomers(): string {
  const district = `regexp_replace(replace(outlet_name, city, ''), '支行$', '')`
  return `
    with named as (
      select *, ${district} as part, draw('customer-name', n) as k, draw('customer-address', n) as a
      from customer_model
    )
    select cust_id, branch_id, manager_id,
           pick(${textList(surnames)}, ua(k))
             || case gender when '女' then pick(${textList(womensNames)}, ub(k))
                else pick(${textList(mensNames)}, ub(k)) end as name,
           gender, birth_date,
           area_code || strftime(birth_date, '%Y%m%d')
             || printf('%02d', floor(uc(k) * 100)::integer)
             || (2 * floor(ud(k) * 5)::integer + case gender when '男' then 1 else 0 end)
             || floor(ua(a) * 10)::integer as id_card,
           pick(['142', '143', '154'], ub(a)) || printf('%08d', floor(uc(a) * 100000000)::integer) as mobile,
           city || '市'
             || case when part like '第%' then '' when part = '郑东' then '郑东新区'
                     when part in ('光谷', '汉口') then part else part || '区' end
             || pick(${textList(streets)}, ud(a)) || (1 + floor(ub(k) * 180)::integer) || '号'
             || (1 + floor(uc(k) * 18)::integer) || '栋' || (1 + floor(ud(k) * 24)::integer)
             || printf('%02d', 1 + floor(ua(k) * 4)::integer) || '室' as address,
           case when is_owner then '个体工商户' when age >= 60 then '退休' when age < 22 then '学生'
                else pick(${textList(jobs)}, uc(q)) end as occupation,
           case when ud(q) < 0.18 then '高中及以下' when ud(q) < 0.45 then '大专' when ud(q) < 0.88 then '本科'
                else '研究生' end as education,
           case when wealth >= 6000000 then '私人银行' when wealth >= 1000000 then '钻石'
                when wealth >= 200000 then '白金' when wealth >= 50000 then '金卡' else '普通' end as tier,
           'R' || least(5, 1 + floor(5 * pow(ub(r), 1.5)))::integer as risk_tolerance,
           is_payroll, has_mobile_bank, opened_on
    from named`
}

function selectTruth(): string {
  return `
    select cust_id, round(wealth)::bigint as true_wealth, round(outside_wealth)::bigint as true_outside_wealth,
           round(weekly_rate, 3)::double as true_weekly_rate, lapses_on as true_lapse_date,
           outside_wealth > 300000 and wealth < 200000 as is_hidden_high_value
    from customer_model`
}
