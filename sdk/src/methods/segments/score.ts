import type { FittedRelation, FittedValue } from '../fitted.ts'
import { MethodRefusal, type MethodCall } from '../method.ts'
import { columnsOf, idOf, moneyOf, type Column } from './columns.ts'
import { rfmSegmentSql } from './rfm.ts'

/** Statements that put every row into its segment, and show what each segment is like. */
export function score(call: MethodCall, fitted: readonly FittedRelation[]): readonly string[] {
  const { name, quote, options, relations } = call
  const learned = learnedColumns(call, fitted)
  const rows = quote(`${name}__rows`)
  const values = learned.map(
    ({ column, fill }, index) =>
      `coalesce(nullif(${column.sql}, 'nan'::double), ${number(fill)}) as v${index}`,
  )
  const id = quote(idOf(call))
  const read = `create or replace temp table ${rows} as
select row_number() over () as "__row", ${id} as "__id", ${values.join(', ')}
from ${relations['data'] ?? ''} where ${id} is not null`
  const main = options['way'] === 'rfm' ? fifthsSql(call, learned, fitted) : nearestSql(call, learned)
  return [read, `create or replace temp table ${quote(name)} as\n${main}`, profileSql(call)]
}

interface LearnedColumn {
  readonly column: Column
  readonly fill: number
  readonly shift: number
  readonly scale: number
}

/** Columns that speak, as they were learned; throws where the data lacks one. */
function learnedColumns(call: MethodCall, fitted: readonly FittedRelation[]): readonly LearnedColumn[] {
  const isRfm = call.options['way'] === 'rfm'
  const lines = (fitted.find(({ side }) => side === 'columns')?.rows ?? []).filter(
    ([, , , , , verdict]) => isRfm || verdict === 'used',
  )
  const names = lines.map(([name]) => String(name))
  const known = columnsOf(isRfm ? call : { ...call, options: { ...call.options, columns: names } })
  const places: ReadonlyMap<string, readonly FittedValue[]> = new Map(
    lines.map((line) => [String(line[0]), line]),
  )
  return known.map((column) => {
    const line = places.get(column.name)
    if (line === undefined)
      throw new MethodRefusal({
        zh: `模型没有学过列 ${column.name}，请改用它学过的 ${names.join('、')}`,
        en: `the model never learned the column ${column.name}: use those that it did, ${names.join(', ')}`,
      })
    const [, , fill, shift, scale] = line
    return { column, fill: Number(fill), shift: Number(shift), scale: Number(scale) }
  })
}

function nearestSql({ name, quote, options }: MethodCall, learned: readonly LearnedColumn[]): string {
  const isLog = options['scale'] === 'log'
  const positions = learned.map(({ shift, scale }, index) => {
    const value = isLog ? `sign(v${index}) * ln(1 + abs(v${index}))` : `v${index}`
    return `(${value} - ${number(shift)}) / ${number(scale)} as z${index}`
  })
  const centres = learned.map(
    ({ column }, index) => `max(position) filter (where "column" = ${text(column.name)}) as p${index}`,
  )
  const squares = learned.map((_, index) => `(z${index} - p${index}) * (z${index} - p${index})`)
  return `with placed as (select "__row", ${positions.join(', ')} from ${quote(`${name}__rows`)}),
centres as (select segment, ${centres.join(', ')} from ${quote(`${name}_centres`)} group by segment),
distances as (select "__row", segment, sqrt(${squares.join(' + ')}) as distance from placed cross join centres),
found as (
  select "__row", arg_min(segment, distance) as segment, min(distance) as distance, min(distance, 2)[2] as next_distance
  from distances group by "__row"
)
select r."__id" as id, f.segment, s.label, f.distance, 1 - f.distance / nullif(f.next_distance, 0) as certainty
from found f join ${quote(`${name}__rows`)} r on r."__row" = f."__row"
join ${quote(`${name}_segments`)} s on s.segment = f.segment order by f."__row"`
}

function fifthsSql(
  { name, quote }: MethodCall,
  learned: readonly LearnedColumn[],
  fitted: readonly FittedRelation[],
): string {
  const cuts = fitted.find(({ side }) => side === 'cuts')?.rows ?? []
  const fifths = ['r', 'f', 'm'].map((letter, index) => {
    const own = cuts.filter(([column, , lower]) => column === learned[index]?.column.name && lower !== null)
    const above = own.map(([, , lower]) => `(v${index} >= ${number(Number(lower))})::integer`)
    return `${['1', ...above].join(' + ')} as ${letter}`
  })
  return `with placed as (select "__row", "__id", ${fifths.join(', ')} from ${quote(`${name}__rows`)}),
found as (select *, ${rfmSegmentSql} as segment from placed)
select f."__id" as id, f.segment::integer as segment, s.label, f.r, f.f, f.m, concat(f.r, f.f, f.m) as rfm
from found f join ${quote(`${name}_segments`)} s on s.segment = f.segment order by f."__row"`
}

/** Size, money and plain means of every segment. */
function profileSql(call: MethodCall): string {
  const { name, quote, relations } = call
  const taken = ['segment', 'label', 'customers', 'share', 'money', 'money_share']
  const money = moneyOf(call)?.plain ?? 'null::double'
  const means = columnsOf(call).map(({ name: column, plain }) => {
    const shown = taken.includes(column.toLowerCase()) ? `${column}_mean` : column
    return `avg(${plain}) as ${quote(shown)}`
  })
  return `create or replace temp table ${quote(`${name}_profile`)} as
with joined as (
  select d.*, "__found".segment as "__segment", "__found".label as "__label"
  from ${relations['data'] ?? ''} d join ${quote(name)} as "__found" on "__found".id = d.${quote(idOf(call))}
)
select "__segment" as segment, any_value("__label") as label, count(*)::integer as customers,
  count(*) / sum(count(*)) over () as share, sum(${money}) as money, sum(${money}) / nullif(sum(sum(${money})) over (), 0) as money_share,
  ${means.join(', ')}
from joined group by "__segment" order by "__segment"`
}

function number(value: number): string {
  return `'${value}'::double`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
