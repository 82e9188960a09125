import { MethodRefusal, type MethodCall } from '../method.ts'

/** Most pairs that are read. */
export const mostArcs = 500_000

/**
 * Names and arcs in one table, each line of a kind: 0 a node and its name, 1 an arc with its summed weight, 2 how many
 * lines are unusable, how many lead from a node to itself and how many pairs there are.
 */
export function graphQuery(call: MethodCall): string {
  const { quote, relations } = call
  const [from, to, weight] = (['from', 'to', 'weight'] as const).map((option) =>
    quote(columnOf(call, option)),
  )
  return `with listed as (
  select nullif(trim(cast(${from} as varchar)), '') as f, nullif(trim(cast(${to} as varchar)), '') as t, try_cast(${weight} as double) as w
  from ${relations['data'] ?? ''}
),
pairs as (
  select f, t, sum(w order by w) as w from listed where f is not null and t is not null and f <> t and w > 0 and isfinite(w) group by f, t
),
places as (
  select name, row_number() over (order by name) - 1 as place from (select f as name from pairs union select t from pairs)
)
select 0::double as kind, place::double as a, 0::double as b, 0::double as value, name from places
union all
select 1, one.place, other.place, w, null from pairs
join places one on one.name = pairs.f join places other on other.name = pairs.t
union all
select 2, (select count(*) from listed where f is null or t is null or w is null or w <= 0 or not isfinite(w)),
  (select count(*) from listed where f = t), (select count(*) from pairs), null
order by kind, a, b limit ${mostArcs * 3}`
}

/** The column that an option names, as the data spells it. */
export function columnOf(call: MethodCall, option: 'from' | 'to' | 'weight'): string {
  const wanted = String(call.options[option])
  const known = call.columns['data'] ?? []
  const found = known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found.name
  const some = known.slice(0, 12).map(({ name }) => name)
  throw new MethodRefusal({
    zh: `关系数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    en: `the links have no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  })
}
