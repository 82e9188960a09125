import type { FittedRelation } from '../fitted.ts'
import type { MethodCall } from '../method.ts'
import { columnOf, historiesSql } from './histories.ts'

/**
 * Statements that foretell each customer's purchases. The hypergeometric series of the formula is added up by SQL, term
 * by term, once for every pair of purchases and weeks watched.
 */
export function score(call: MethodCall, fitted: readonly FittedRelation[]): readonly string[] {
  const { name, quote, options } = call
  const values = new Map(
    (fitted.find(({ side }) => side === 'parameters')?.rows ?? []).map(([key, value]) => [
      String(key),
      Number(value),
    ]),
  )
  const number = (key: string) => `${values.get(key) ?? 0}::double`
  // at a = 1 the formula is a limit; a hair beside it gives the same number
  const a = Math.abs((values.get('a') ?? 0) - 1) < 1e-6 ? '1.000001::double' : number('a')
  const [r, alpha, b] = [number('r'), number('alpha'), number('b')]
  const weeks = Number(options['horizon_weeks'])
  const [histories, series, customers] = ['histories', 'series', 'customers'].map((step) =>
    quote(`${name}__${step}`),
  )
  const spend = values.has('p')
    ? `case when repeats > 0 and mean_amount > 0 then (${number('v')} + mean_amount * repeats) * ${number('p')} / (${number('p')} * repeats + ${number('q')} - 1) else ${number('v')} * ${number('p')} / nullif(greatest(${number('q')} - 1, 0), 0) end`
    : 'null::double'
  return [
    `create or replace temp table ${histories} as ${historiesSql(call)}`,
    `create or replace temp table ${series} as
with pairs as (select distinct repeats as x, weeks, ${weeks} / (${alpha} + weeks + ${weeks}) as z from ${histories}),
-- a term shrinks by about z from one to the next, so these many leave less than a millionth out
terms as (select *, unnest(range(0, least(4000, 60 + cast(ceil((25 + 4 * x) / -ln(z)) as integer)))) as j from pairs)
select x, weeks, sum(
  case when ${a} + ${b} + x - 1 < 0 and j > 0 then -1 else 1 end
  * exp(lgamma(${r} + x + j) - lgamma(${r} + x) + lgamma(${b} + x + j) - lgamma(${b} + x)
    + lgamma(${a} + ${b} + x - 1) - lgamma(${a} + ${b} + x - 1 + j) - lgamma(j + 1) + j * ln(z))) as total
from terms group by x, weeks`,
    `create or replace temp table ${customers} as
select h.*,
  1 / (1 + case when h.repeats > 0 then ${a} / (${b} + h.repeats - 1)
    * exp((${r} + h.repeats) * ln((${alpha} + h.weeks) / (${alpha} + h.last_week))) else 0 end) as p_alive,
  (${a} + ${b} + h.repeats - 1) / (${a} - 1)
    * (1 - exp((${r} + h.repeats) * ln((${alpha} + h.weeks) / (${alpha} + h.weeks + ${weeks}))) * s.total) as if_alive,
  ${spend} as usual_amount
from ${histories} h join ${series} s on s.x = h.repeats and s.weeks = h.weeks`,
    `create or replace temp table ${quote(name)} as
select customer as customer_id, if_alive * p_alive as expected, p_alive, repeats, last_week, weeks, mean_amount,
  usual_amount, if_alive * p_alive * usual_amount as value
from ${customers} order by customer`,
    qualitySql(call, { weeks, output: quote(`${name}_quality`), customers: customers ?? '' }),
  ]
}

interface Check {
  readonly weeks: number
  readonly output: string
  readonly customers: string
}

/** What came after the calibration beside what was foretold and beside everyone's old frequency; empty without later days. */
function qualitySql(call: MethodCall, { weeks, output, customers }: Check): string {
  const { quote, relations } = call
  const [customer, date] = [quote(columnOf(call, 'customer')), quote(columnOf(call, 'date'))]
  return `create or replace temp table ${output} as
with ended as (
  select max(first_day + cast(round(c.weeks * 7) as integer)) as last_day
  from ${customers} c join (select cast(${customer} as varchar) as customer, min(cast(${date} as date)) as first_day
    from ${relations['data'] ?? ''} group by all) f on f.customer = c.customer
),
later as (
  select cast(${customer} as varchar) as customer, count(distinct cast(${date} as date)) as came
  from ${relations['data'] ?? ''} cross join ended
  where cast(${date} as date) > last_day and cast(${date} as date) <= last_day + ${weeks * 7} group by all
),
both_sides as (
  select coalesce(came, 0) as came, if_alive * p_alive as expected, repeats / nullif(weeks, 0) * ${weeks} as naive
  from ${customers} c left join later on later.customer = c.customer where (select count(*) from later) > 0
)
select count(*) as customers, sum(came) as purchases, avg(abs(came - expected)) as mae,
  avg(abs(came - coalesce(naive, 0))) as naive_mae, sum(expected) / nullif(sum(came), 0) - 1 as bias,
  corr(came, expected) as correlation, corr(came, naive) as naive_correlation,
  case when count(*) = 0 then 'no later data' when avg(abs(came - expected)) < avg(abs(came - coalesce(naive, 0))) then 'good' else 'no better than the old frequency' end as verdict
from both_sides`
}
