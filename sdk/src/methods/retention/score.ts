import type { MethodCall } from '../method.ts'
import { linesSql } from './query.ts'

/** Every cohort's periods with what was seen in them, and those to come, beside what is foretold. */
export function score(call: MethodCall): readonly string[] {
  const { name, quote } = call
  return [
    `create or replace temp table ${quote(name)} as
with lines as (${linesSql(call)}),
starts as (select cohort, arg_min(customers, period) as size from lines group by cohort)
select s.cohort, p.period, cast(l.customers as bigint) as customers, l.customers / nullif(s.size, 0) as seen,
  p.survival as predicted, p.low, p.high, p.retention, p.constant, p.remaining
from starts s cross join ${quote(`${name}_projection`)} p
left join lines l on l.cohort = s.cohort and l.period = p.period
order by s.cohort, p.period`,
  ]
}
