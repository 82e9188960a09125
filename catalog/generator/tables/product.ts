import { selectRows } from '../sql.ts'
import type { TableSource } from '../table-source.ts'

export const productTables: readonly TableSource[] = [
  { name: 'product', kind: 'dataset', isKept: true, select: selectProducts, order: 'product_id' },
  {
    name: 'holding_month',
    kind: 'dataset',
    isKept: false,
    select: selectHoldings,
    order: 'branch_id, manager_id, cust_id, product_id, month',
  },
]

interface Range {
  readonly category: string
  readonly names: readonly string[]
  readonly risk: string
  readonly rates: readonly [number, number]
  readonly terms: readonly number[]
  readonly minimum: number
  readonly code: string
}

const ranges: readonly Range[] = [
  {
    code: 'D',
    category: '存款',
    names: [
      '活期存款',
      '整存整取一年',
      '整存整取两年',
      '整存整取三年',
      '七天通知存款',
      '大额存单一年',
      '大额存单三年',
      '单位协定存款',
    ],
    risk: 'R1',
    rates: [0.0005, 0.0155],
    terms: [0, 365, 730, 1095, 7, 365, 1095, 0],
    minimum: 50,
  },
  {
    code: 'W',
    category: '理财',
    names: [
      '日日盈现金管理',
      '周周盈',
      '月月盈',
      '季季盈',
      '稳健固收半年',
      '稳健固收一年',
      '固收增强一年',
      '固收增强两年',
      '目标盈三个月',
      '养老稳健五年',
      '新客专享九十天',
      '私行臻选一年',
    ],
    risk: 'R2',
    rates: [0.0175, 0.0315],
    terms: [1, 7, 30, 90, 180, 365, 365, 730, 90, 1825, 90, 365],
    minimum: 1,
  },
  {
    code: 'F',
    category: '基金',
    names: [
      '货币基金甲',
      '中短债基金',
      '纯债基金',
      '二级债基金',
      '偏债混合',
      '平衡混合',
      '偏股混合',
      '沪深指数',
      '科技主题',
      '医药主题',
      '消费主题',
      '红利低波',
    ],
    risk: 'R3',
    rates: [0.014, 0.085],
    terms: [0],
    minimum: 10,
  },
  {
    code: 'I',
    category: '保险',
    names: ['增额终身寿', '年金保险', '两全保险', '百万医疗', '重疾保险', '意外保险', '家财保险', '养老年金'],
    risk: 'R1',
    rates: [0.018, 0.025],
    terms: [3650, 3650, 1825, 365, 7300, 365, 365, 7300],
    minimum: 100,
  },
  {
    code: 'G',
    category: '贵金属',
    names: ['积存金', '投资金条', '生肖纪念银条', '银积存'],
    risk: 'R3',
    rates: [0, 0],
    terms: [0],
    minimum: 100,
  },
  {
    code: 'L',
    category: '贷款',
    names: [
      '首套住房按揭',
      '二套住房按揭',
      '公积金组合贷',
      'e贷',
      '消费随借',
      '装修分期',
      '小微经营贷',
      '商户流水贷',
      '流动资金贷款',
      '固定资产贷款',
      '科创贷',
    ],
    risk: '—',
    rates: [0.0305, 0.0685],
    terms: [10950, 9125, 10950, 365, 1095, 1825, 1095, 365, 365, 2920, 1095],
    minimum: 1000,
  },
  {
    code: 'C',
    category: '信用卡',
    names: ['标准金卡', '白金卡', '青春卡', '车主卡', '商旅卡'],
    risk: '—',
    rates: [0.1825, 0.1825],
    terms: [0],
    minimum: 0,
  },
]

function selectProducts(): string {
  const rows = ranges.flatMap((range) =>
    range.names.map((name, index) => [
      `${range.code}${String(index + 1).padStart(2, '0')}`,
      name,
      range.category,
      range.risk,
      Number(
        (
          range.rates[0] +
          ((range.rates[1] - range.rates[0]) * index) / Math.max(1, range.names.length - 1)
        ).toFixed(4),
      ),
      range.terms[index % range.terms.length] ?? 0,
      range.minimum,
    ]),
  )
  const columns = ['product_id', 'name', 'category', 'risk_level', 'annual_rate', 'term_days', 'min_amount']
  return `
    select product_id, name, category, nullif(risk_level, '—') as risk_level, annual_rate::double as annual_rate,
           term_days::integer as term_days, min_amount::decimal(16, 2) as min_amount,
           (date '2016-01-01' + floor(3400 * ua(draw('product', product_id)))::integer)::date as launched_on
    from (${selectRows(columns, rows)})`
}

/** Every investor has one taste (steady, growth or protection) and mostly buys inside it: what cross-selling can learn. */
function selectHoldings(): string {
  const shelves = `case when ub(s) < 0.78 then taste else 1 + floor(3 * uc(s))::integer end`
  return `
    with investors as (
      select cust_id, branch_id, manager_id, wealth, n, 1 + floor(3 * ua(d))::integer as taste,
             least(6, floor(0.2 + 0.95 * greatest(0, log10(wealth / 12000)) + 0.8 * na(d) + 0.5))::bigint as pieces
      from (select *, draw('investor', n) as d from customer_model) where wealth > 15000
    ), bought as (
      select investors.*, t.k, draw('holding', n || ':' || t.k) as s
      from investors, unnest(range(greatest(0, pieces))) as t(k)
    ), chosen as (
      select *, ${shelves} as shelf from bought
    ), held as (
      select cust_id, branch_id, manager_id, any_value(n) as n,
             case shelf when 1 then printf('W%02d', 1 + floor(12 * pow(ud(s), 1.4))::integer)
                        when 2 then printf('F%02d', 1 + floor(12 * pow(ud(s), 1.2))::integer)
                        else case when ua(s) < 0.75 then printf('I%02d', 1 + floor(8 * ud(s))::integer)
                                  else printf('G%02d', 1 + floor(4 * ud(s))::integer) end end as product_id,
             sum(round(greatest(500, wealth * 0.35 / pieces * exp(0.5 * na(s))), -2)) as amount,
             min(case when ua(s) < 0.7 then 0 else floor(8 * uc(s)) end)::integer as first_month
      from chosen group by cust_id, branch_id, manager_id, 5
    )
    select cust_id, product_id, last_day(date '2026-04-01' + to_months(t.m::integer))::date as month, branch_id, manager_id,
           cents(case left(product_id, 1)
                   when 'F' then amount * exp(0.035 * na(draw('market', product_id || ':' || t.m)))
                   when 'G' then amount * exp(0.02 * na(draw('market', 'gold:' || t.m)))
                   else amount end) as amount
    from held cross join range(7) as t(m)
    where t.m >= first_month`
}
