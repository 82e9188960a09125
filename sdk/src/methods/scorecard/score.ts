import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall } from '../method.ts'

/**
 * Statements that score rows with the points table: every row's values are laid out one below the other, each finds its
 * bin by a join, and the points are added up. Nothing of it is hidden in a program.
 */
export function score(call: MethodCall, fitted: readonly FittedRelation[]): readonly string[] {
  const { name, quote, options, relations, columns } = call
  const role = relations['score'] === undefined ? 'data' : 'score'
  const data = relations[role] ?? ''
  const known = (columns[role] ?? []).map((column) => column.name)
  const find = (wanted: string) => known.find((each) => each.toLowerCase() === wanted.toLowerCase())
  requireColumns(featuresOf(fitted), known)
  const id = quote(find(String(options['id'])) ?? String(options['id']))
  const target = find(String(options['target']))
  const step = (each: string) => quote(`${name}__${each}`)
  const side = (each: string) => quote(`${name}_${each}`)
  const values = known
    .filter((column) => column !== target && column !== find(String(options['id'])))
    .map(
      (column) =>
        `select "__row" as row, ${text(column)} as feature, cast(${quote(column)} as varchar) as word from ${step('rows')}`,
    )
  return [
    `create or replace temp table ${step('rows')} as select row_number() over () as "__row", * from ${data}`,
    `create or replace temp table ${step('values')} as
select row, feature, word, try_cast(word as double) as number
from (${values.length === 0 ? `select 0 as row, '' as feature, '' as word limit 0` : values.join('\nunion all ')})
where feature in (select feature from ${side('points')})`,
    `create or replace temp table ${step('bins')} as
with found as (
  select v.row, p.feature, p.bin_no, p.points,
    -- a special value before the range around it, a known word before all others
    case p.kind when 'range' then 2 when 'rest' then 3 else 1 end as rank
  from ${side('points')} p
  join ${step('values')} v on v.feature = p.feature
  left join ${side('levels')} l on l.feature = v.feature and l.level = v.word and l.bin_no = p.bin_no
  where case p.kind
    when 'missing' then v.word is null or v.word = '' or isnan(v.number) or isinf(v.number)
    when 'value' then v.number = p.from_value
    when 'range' then isfinite(v.number) and v.number >= coalesce(p.from_value, '-infinity'::double)
      and v.number < coalesce(p.to_value, 'infinity'::double)
    when 'level' then l.level is not null
    when 'rest' then v.word is not null and v.word <> ''
    else false end
)
select row, feature, arg_min(bin_no, rank) as bin_no, arg_min(points, rank) as points
from found group by row, feature`,
    `create or replace temp table ${side('reasons')} as
with usual as (
  select feature, sum(points * rows) / sum(rows) as points from ${side('points')} where rows > 0 group by feature
),
lost as (
  select b.row, b.feature, b.bin_no, b.points, u.points - b.points as lost,
    row_number() over (partition by b.row order by u.points - b.points desc, b.feature) as rank
  from ${step('bins')} b join usual u on u.feature = b.feature
)
select r.${id}, l.rank::integer as rank, l.feature, p.bin, l.points, round(l.lost, 1) as lost, l.row as "__row"
from lost l
join ${step('rows')} r on r."__row" = l.row
join ${side('points')} p on p.feature = l.feature and p.bin_no = l.bin_no
where l.lost >= 0.5 and l.rank <= 4
order by l.row, l.rank`,
    `create or replace temp table ${quote(name)} as
with total as (
  select r."__row" as row, (select points from ${side('points')} where kind = 'base') + coalesce(sum(b.points), 0) as points
  from ${step('rows')} r left join ${step('bins')} b on b.row = r."__row"
  group by r."__row"
),
reasons as (
  select "__row" as row, max(feature) filter (rank = 1) as reason_1, max(feature) filter (rank = 2) as reason_2,
    max(feature) filter (rank = 3) as reason_3
  from ${side('reasons')} group by "__row"
)
select r.${id}, t.points::integer as points,
  1 / (1 + exp((t.points - s.offset_points) / s.points_per_log_odds)) as pd,
  g.grade, q.reason_1, q.reason_2, q.reason_3
from total t
join ${step('rows')} r on r."__row" = t.row
cross join ${side('scale')} s
left join reasons q on q.row = t.row
left join ${side('calibration')} g on t.points >= coalesce(g.points_from, -1e9) and t.points < coalesce(g.points_to, 1e9)
order by t.row`,
    `alter table ${side('reasons')} drop column "__row"`,
  ]
}

/** Columns that the points table speaks of. */
function featuresOf(fitted: readonly FittedRelation[]): readonly string[] {
  const points = fitted.find(({ side }) => side === 'points')
  const kind = points?.columns.findIndex(({ name }) => name === 'kind') ?? -1
  const names = (points?.rows ?? []).filter((row) => row[kind] !== 'base').map((row) => String(row[0]))
  return [...new Set(names)]
}

/** A column that is not there would count for nothing in silence. */
function requireColumns(features: readonly string[], known: readonly string[]): void {
  const missing = features.filter((feature) => !known.includes(feature))
  if (missing.length === 0) return
  throw new MethodRefusal({
    zh: `评分需要列 ${missing.join('、')}，数据中没有。请在 datasets 中补上，或去掉 use 重新拟合`,
    en: `scoring needs ${missing.join(', ')}, which the data does not have: add it under datasets, or fit anew without use`,
  })
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
