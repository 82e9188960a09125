import type { FittedRelation } from '../fitted.ts'
import { MethodRefusal, type MethodCall } from '../method.ts'

/** Statements that look up each row's bins in the table of each arm and take the difference of the two chances. */
export function score(call: MethodCall, fitted: readonly FittedRelation[]): readonly string[] {
  const { name, quote, options, relations, columns } = call
  const role = relations['score'] === undefined ? 'data' : 'score'
  const known = (columns[role] ?? []).map((column) => column.name)
  const find = (wanted: string) => known.find((each) => each.toLowerCase() === wanted.toLowerCase())
  const points = fitted.find(({ side }) => side === 'points')?.rows ?? []
  const features = [...new Set(points.map((row) => String(row[1])).filter((each) => each !== '(base)'))]
  const id = find(String(options['id']))
  const missing = [...features, ...(id === undefined ? [String(options['id'])] : [])].filter(
    (each) => find(each) === undefined,
  )
  if (missing.length > 0 || id === undefined) throw absent(missing)
  const step = (each: string) => quote(`${name}__${each}`)
  const side = (each: string) => quote(`${name}_${each}`)
  const values = features.map(
    (feature) =>
      `select "__row" as row, ${text(feature)} as feature, cast(${quote(find(feature) ?? feature)} as varchar) as word from ${step('rows')}`,
  )
  return [
    `create or replace temp table ${step('rows')} as select row_number() over () as "__row", * from ${relations[role] ?? ''}`,
    `create or replace temp table ${step('values')} as
select row, feature, word, try_cast(word as double) as number
from (${values.length === 0 ? `select 0 as row, '' as feature, '' as word limit 0` : values.join('\nunion all ')})`,
    `create or replace temp table ${step('bins')} as
with found as (
  select v.row, p.arm, p.feature, p.log_odds,
    -- a special value before the range around it, a known word before all others
    case p.kind when 'range' then 2 when 'rest' then 3 else 1 end as rank
  from ${side('points')} p
  join ${step('values')} v on v.feature = p.feature
  left join ${side('levels')} l
    on l.arm = p.arm and l.feature = v.feature and l.level = v.word and l.bin_no = p.bin_no
  where case p.kind
    when 'missing' then v.word is null or v.word = '' or isnan(v.number) or isinf(v.number)
    when 'value' then v.number = p.from_value
    when 'range' then isfinite(v.number) and v.number >= coalesce(p.from_value, '-infinity'::double)
      and v.number < coalesce(p.to_value, 'infinity'::double)
    when 'level' then l.level is not null
    when 'rest' then v.word is not null and v.word <> ''
    else false end
)
select row, arm, feature, arg_min(log_odds, rank) as log_odds from found group by row, arm, feature`,
    `create or replace temp table ${quote(name)} as
with base as (select arm, log_odds from ${side('points')} where kind = 'base'),
sums as (select row, arm, sum(log_odds) as log_odds from ${step('bins')} group by row, arm),
chances as (
  select r."__row" as row, base.arm, 1 / (1 + exp(-(base.log_odds + coalesce(sums.log_odds, 0)))) as chance
  from ${step('rows')} r cross join base
  left join sums on sums.row = r."__row" and sums.arm = base.arm
),
wide as (
  select row, max(chance) filter (arm = 'treated') as if_contacted, max(chance) filter (arm = 'control') as if_not,
    max(chance) filter (arm = 'agreement') as agreement
  from chances group by row
)
select r.${quote(id)}, coalesce(if_contacted - if_not, 2 * agreement - 1) as uplift, if_contacted, if_not
from wide join ${step('rows')} r on r."__row" = wide.row
order by wide.row`,
  ]
}

function absent(missing: readonly string[]): MethodRefusal {
  return new MethodRefusal({
    zh: `评分需要列 ${missing.join('、')}，数据中没有。请补上这些列，或换一份数据`,
    en: `scoring needs ${missing.join(', ')}, which the data does not have: add them, or take other data`,
  })
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
