import { MethodRefusal, type MethodCall } from '../method.ts'

/** Most distances that are read; 2,000 places by 2,000 are four million. */
export const mostPairs = 4_000_000

/**
 * Names, distances and demand in one table, each line of a kind: 0 a place and its name, 1 a distance, 2 a demand,
 * 3 how many lines are unusable. Of distances listed twice the later counts.
 */
export function sitesQuery(call: MethodCall): string {
  const { quote, relations } = call
  const [from, to, cost] = (['from', 'to', 'cost'] as const).map((option) =>
    quote(columnOf(call, 'data', option)),
  )
  const demand =
    relations['demand'] === undefined
      ? `select distinct f as name, 1::double as amount from listed`
      : `select cast(${quote(columnOf(call, 'demand', 'id'))} as varchar) as name,
  try_cast(${quote(columnOf(call, 'demand', 'weight'))} as double) as amount from ${relations['demand']}`
  return `with listed as (
  select row_number() over () as line, cast(${from} as varchar) as f, cast(${to} as varchar) as t, try_cast(${cost} as double) as c
  from ${relations['data'] ?? ''}
),
pairs as (
  select f, t, arg_max(c, line) as c, max(line) as line from listed
  where f is not null and t is not null and c is not null group by f, t
),
demand as (${demand}),
places as (
  select name, row_number() over (order by name) - 1 as place
  from (select f as name from pairs union select t from pairs union select name from demand where name is not null)
)
select 0::double as kind, place::double as a, 0::double as b, 0::double as value, 0::double as line, name from places
union all
select 1, one.place, other.place, c, line, null from pairs
join places one on one.name = pairs.f join places other on other.name = pairs.t
union all
select 2, place, 0, sum(amount), 0, null from demand join places on places.name = demand.name
where amount is not null group by place
union all
select 3, (select count(*) from listed where c is null or c < 0 or not isfinite(c) or f is null or t is null),
  (select count(*) from demand where amount is null or amount < 0 or not isfinite(amount)), (select count(*) from pairs), 0, null
order by kind, a, b limit ${mostPairs + 100_000}`
}

type Option = 'from' | 'to' | 'cost' | 'id' | 'weight'

/** The column that an option names, as the data spells it. */
export function columnOf(call: MethodCall, role: 'data' | 'demand', option: Option): string {
  const wanted = String(call.options[option])
  const known = call.columns[role] ?? []
  const found = known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found.name
  const some = known.slice(0, 12).map(({ name }) => name)
  throw new MethodRefusal({
    zh: `${role === 'data' ? '距离' : '需求'}数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    en: `the ${role === 'data' ? 'distances have' : 'demand has'} no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  })
}
