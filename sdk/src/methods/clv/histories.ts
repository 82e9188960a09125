import { MethodRefusal, type MethodCall } from '../method.ts'

/** Most customers that a fit learns from; of more, these are drawn by the seed. */
const mostCustomers = 500_000

/** Each customer's repeat purchases, weeks to the last and weeks watched, up to the end of the calibration. */
export function historiesSql(call: MethodCall): string {
  const { relations, quote } = call
  const [customer, date, amount] = (['customer', 'date', 'amount'] as const).map((option) =>
    quote(columnOf(call, option)),
  )
  return `with days as (
  select cast(${customer} as varchar) as customer, cast(${date} as date) as day, sum(try_cast(${amount} as double)) as amount
  from ${relations['data'] ?? ''} where ${customer} is not null and ${date} is not null group by all
),
ended as (select ${endSql(call)} as last_day from days),
seen as (select days.*, ended.last_day from days cross join ended where day <= ended.last_day)
select customer, count(*) - 1 as repeats, (max(day) - min(day)) / 7.0::double as last_week,
  (any_value(last_day) - min(day)) / 7.0::double as weeks,
  (sum(amount) - arg_min(amount, day)) / nullif(count(*) - 1, 0) as mean_amount
from seen group by customer`
}

/** The query of the fit: histories alone, without a word on whose they are. */
export function trainingQuery(call: MethodCall): string {
  return `select cast(repeats as double) as repeats, cast(last_week as double) as last_week, cast(weeks as double) as weeks,
  coalesce(mean_amount, 'nan'::double) as mean_amount
from (${historiesSql(call)}) where weeks > 0
order by md5('${Math.trunc(call.seed)}:' || customer), customer limit ${mostCustomers}`
}

function endSql({ options }: MethodCall): string {
  const { calibration_end: end } = options
  if (end === undefined || end === null || end === '') return 'max(day)'
  const text = typeof end === 'string' ? end : JSON.stringify(end)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return `max(date '${text}')`
  throw new MethodRefusal({
    zh: `calibration_end 是 ${text}，不是一个日期，请写成 2026-03-31 这样`,
    en: `calibration_end is ${text}, which is not a day: write it like 2026-03-31`,
  })
}

/** The column that an option names, as the data spells it. */
export function columnOf(call: MethodCall, option: 'customer' | 'date' | 'amount'): string {
  const wanted = String(call.options[option])
  const known = call.columns['data'] ?? []
  const found = known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const some = known.slice(0, 12).map(({ name }) => name)
  if (found === undefined)
    throw new MethodRefusal({
      zh: `数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
      en: `the data has no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
    })
  const isFit =
    option === 'date'
      ? /^(DATE|TIMESTAMP)/i.test(found.type)
      : option === 'customer' || /INT|DECIMAL|DOUBLE|FLOAT/i.test(found.type)
  if (isFit) return found.name
  throw new MethodRefusal({
    zh: `列 ${found.name} 的类型是 ${found.type}，应为${option === 'date' ? '日期' : '数字'}，请先换算`,
    en: `column ${found.name} is ${found.type} and must be a ${option === 'date' ? 'day' : 'number'}: convert it first`,
  })
}
