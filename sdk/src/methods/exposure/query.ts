import { MethodRefusal, type MethodCall } from '../method.ts'

/** Most industries: solving takes the cube of them. */
export const mostIndustries = 500

type Option = 'seller' | 'buyer' | 'amount' | 'industry' | 'output' | 'change'

/**
 * Names, purchases, outputs and changes in one table, each line of a kind: 0 an industry and its name, 1 a purchase of
 * `b` from `a`, 2 an output, 3 a change, 4 how many lines are unusable in each of the three.
 */
export function exposureQuery(call: MethodCall): string {
  const { relations, quote } = call
  const [seller, buyer, amount] = (['seller', 'buyer', 'amount'] as const).map((option) =>
    quote(columnOf(call, 'data', option)),
  )
  return `with listed as (
  select cast(${seller} as varchar) as s, cast(${buyer} as varchar) as b, try_cast(${amount} as double) as v from ${relations['data'] ?? ''}
),
bought as (select s, b, sum(v) as v from listed where s is not null and b is not null and isfinite(v) group by s, b),
totals as (${sideSql(call, 'totals', 'output')}),
shock as (${sideSql(call, 'shock', 'change')}),
industries as (
  select name, row_number() over (order by name) - 1 as place
  from (select s as name from bought union select b from bought union select name from totals where name is not null)
)
select 0::double as kind, place::double as a, 0::double as b, 0::double as value, name from industries
union all
select 1, one.place, other.place, v, null from bought
join industries one on one.name = bought.s join industries other on other.name = bought.b
union all
select 2, place, 0, sum(v), null from totals join industries using (name) where isfinite(v) group by place
union all
select 3, coalesce(any_value(place), -1), 0, sum(v), name from shock left join industries using (name)
where name is not null and isfinite(v) group by name
union all
select 4, (select count(*) from listed where s is null or b is null or v is null or not isfinite(v) or v < 0),
  (select count(*) from totals where name is null or v is null or not isfinite(v) or v < 0),
  (select count(*) from shock where name is null or v is null or not isfinite(v)), null
order by kind, a, b, name limit ${mostIndustries * mostIndustries + 10 * mostIndustries}`
}

function sideSql(call: MethodCall, role: 'totals' | 'shock', option: 'output' | 'change'): string {
  const { relations, quote } = call
  if (relations[role] === undefined) return `select null::varchar as name, null::double as v limit 0`
  const [industry, value] = [columnOf(call, role, 'industry'), columnOf(call, role, option)]
  return `select cast(${quote(industry)} as varchar) as name, try_cast(${quote(value)} as double) as v from ${relations[role]}`
}

/** The column that an option names, as the data spells it. */
export function columnOf(call: MethodCall, role: 'data' | 'totals' | 'shock', option: Option): string {
  const wanted = String(call.options[option])
  const known = call.columns[role] ?? []
  const found = known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found.name
  const some = known.slice(0, 12).map(({ name }) => name)
  throw new MethodRefusal({
    zh: `${role} 的数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    en: `the data of ${role} has no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  })
}
