import type { Table, Vector } from 'apache-arrow'
import { MethodRefusal, type MethodCall } from '../method.ts'
import { placesOf } from '../metrics/places.ts'
import { columnsOf, idOf, moneyOf } from './columns.ts'

/** Most rows that segments are learned from; of more, these are drawn by the seed. */
const mostRows = 10_000
const fewestRows = 20

/** A column with its gaps filled, and where it stands among the others. */
export interface Measure {
  readonly name: string
  /** Numbers of all rows, gaps filled. */
  readonly values: Float64Array
  /** The same to measure distances with: standardised, or places of 0 to 1 for fifths. */
  readonly positions: Float64Array
  readonly missing: number
  readonly fill: number
  readonly shift: number
  readonly scale: number
  readonly verdict: 'used' | 'constant' | 'empty'
}

export interface SegmentRows {
  readonly rows: number
  readonly measures: readonly Measure[]
  /** Not a number where there is none. */
  readonly money: Float64Array
}

/** Rows in an order that the seed draws: how many ids stand twice, the numbers, the money. */
export function segmentsQuery(call: MethodCall): string {
  const id = call.quote(idOf(call))
  const columns = columnsOf(call).map(({ sql }, index) => `${sql} as c${index}`)
  const money = moneyOf(call)?.sql ?? `'nan'::double`
  return `with listed as (
  select cast(${id} as varchar) as id, ${[...columns, `${money} as money`].join(', ')}
  from ${call.relations['data'] ?? ''} where ${id} is not null
)
select (select count(*) - count(distinct id) from listed)::double as repeats, * exclude (id) from listed
order by md5('${Math.trunc(call.seed)}:' || id), id limit ${mostRows}`
}

/** Reads the query's rows; throws with the column and the remedy where no segments can come of them. */
export function readRows(table: Table, call: MethodCall): SegmentRows {
  const numbers = (place: number) => numbersOf(table.getChildAt(place))
  const repeats = numbers(0)[0] ?? 0
  if (repeats > 0)
    throw refusal(
      `列 ${idOf(call)} 有 ${repeats} 行重复，每位客户应只有一行。请先按客户汇总`,
      `${repeats} lines of ${idOf(call)} stand there again, and each customer must have one: group by customer first`,
    )
  if (table.numRows < fewestRows)
    throw refusal(
      `只有 ${table.numRows} 行，至少要 ${fewestRows} 行才能分群。请扩大数据范围`,
      `there are ${table.numRows} rows and at least ${fewestRows} are needed: widen the data`,
    )
  const columns = columnsOf(call)
  const measures = columns.map(({ name }, index) => measureOf(name, numbers(index + 1), call))
  if (!measures.some(({ verdict }) => verdict === 'used'))
    throw refusal(
      `${columns.map(({ name }) => name).join('、')} 每行都一样或为空，分不出客群。请换几列`,
      `${columns.map(({ name }) => name).join(', ')} are the same or empty everywhere, which gives no segments: take other columns`,
    )
  return { rows: table.numRows, measures, money: numbers(columns.length + 1) }
}

/** A number on the scale on which distances are measured. */
export function scaled(value: number, isLog: boolean): number {
  return isLog ? Math.sign(value) * Math.log1p(Math.abs(value)) : value
}

function measureOf(name: string, raw: Float64Array, { options }: MethodCall): Measure {
  const isRfm = options['way'] === 'rfm'
  const known = raw.filter((value) => !Number.isNaN(value)).sort()
  // who never dealt comes last; an unknown number is a usual one
  const fill = (isRfm ? known[0] : known[Math.floor((known.length - 1) / 2)]) ?? 0
  const values = raw.map((value) => (Number.isNaN(value) ? fill : value))
  const missing = raw.length - known.length
  const numbers = values.map((value) => scaled(value, !isRfm && options['scale'] === 'log'))
  const shift = numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const scale = Math.sqrt(numbers.reduce((sum, each) => sum + (each - shift) ** 2, 0) / numbers.length)
  // sums of equal numbers need not come out even
  const isConstant = values.every((value) => value === values[0])
  return {
    name,
    values,
    positions: isRfm
      ? placesOf(values).map((place) => place / (values.length - 1))
      : numbers.map((each) => (each - shift) / scale),
    missing,
    fill,
    shift,
    scale,
    verdict: known.length === 0 ? 'empty' : isConstant ? 'constant' : 'used',
  }
}

function numbersOf(vector: Vector | null): Float64Array {
  // the query casts each number to double and leaves no null
  return Float64Array.from((vector?.toArray() ?? []) as Float64Array)
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
