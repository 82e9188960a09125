import type { Table, Vector } from 'apache-arrow'
import { MethodRefusal, type MethodCall } from '../method.ts'
import { levelFeature, numberFeature, type Feature } from './feature.ts'

/** Most rows that a fit learns from; of more, these are drawn by the seed. */
export const mostRows = 200_000
const fewestOfAKind = 20

/** Rows to learn from: the outcome as 1 and 0, and every column of theirs. */
export interface TrainingRows {
  readonly isBad: Uint8Array
  readonly features: readonly Feature[]
  /** Place of each row in time, when a day column is named. */
  readonly when: Float64Array | undefined
  /** Columns that cannot be binned, and why. */
  readonly unused: readonly { readonly name: string; readonly why: 'constant' | 'names' }[]
}

interface Column {
  readonly name: string
  readonly kind: 'number' | 'level'
}

/** Columns that may speak: numbers, flags and words; days and nested values are left aside unless they are asked for. */
export function columnsOf(call: MethodCall, role = 'data'): readonly Column[] {
  const known = call.columns[role] ?? []
  const asked = call.options['columns'] as readonly string[] | undefined // checked against the schema
  const own = [idOf(call), requiredColumn(call, 'target'), dateOf(call)]
  const wanted = asked ?? known.map(({ name }) => name)
  return wanted.flatMap((name): Column[] => {
    const column = known.find((each) => each.name.toLowerCase() === name.toLowerCase())
    if (column === undefined) throw absent(name, call)
    if (own.includes(column.name)) return []
    const kind = kindOf(column.type)
    if (kind !== undefined) return [{ name: column.name, kind }]
    if (asked === undefined) return []
    throw refusal(
      `列 ${name} 的类型是 ${column.type}，不能分箱，请先换算成数字，例如天数`,
      `column ${name} is ${column.type} and cannot be binned: turn it into a number first, such as days`,
    )
  })
}

/** The one query of the fit: outcome first, then each column as a number or a word, in an order drawn by the seed. */
export function trainingQuery(call: MethodCall): string {
  const { quote, relations, seed } = call
  const target = quote(requiredColumn(call, 'target'))
  const id = idOf(call)
  const key = id === undefined ? `"__row"::varchar` : `coalesce(cast(${quote(id)} as varchar), '')`
  const date = dateOf(call)
  const when = date === undefined ? '' : `, (rank() over (order by ${quote(date)}))::double as "__when"`
  const columns = columnsOf(call).map(({ name, kind }) =>
    kind === 'number'
      ? `coalesce(try_cast(${quote(name)} as double), 'nan'::double) as ${quote(name)}`
      : `cast(${quote(name)} as varchar) as ${quote(name)}`,
  )
  if (columns.length === 0)
    throw refusal(
      '没有可用的特征列，请在 columns 中列出',
      'no column is left to learn from: list some under columns',
    )
  return `select ${outcomeSql(target, call.options['bad'])} as "__outcome", ${columns.join(', ')}${when}
from ${relations['data'] ?? ''} as "__row" where ${target} is not null
order by md5('${Math.trunc(seed)}:' || ${key}), ${key} limit ${mostRows}`
}

/** Reads the query's rows. Throws where good and bad cannot be told apart or are too few. */
export function readRows(table: Table, call: MethodCall): TrainingRows {
  const target = requiredColumn(call, 'target')
  const outcomes = numbersOf(table.getChildAt(0))
  const isBad = Uint8Array.from(outcomes, (value) => (value === 1 ? 1 : 0))
  const other = outcomes.find((value) => value !== 0 && value !== 1)
  if (other !== undefined) {
    throw refusal(
      `结果列 ${target} 应只有两种取值，请用 bad 写明哪个值是坏`,
      `the outcome ${target} must have two values: say with bad which one is bad`,
    )
  }
  const bad = isBad.reduce((sum, each) => sum + each, 0)
  const good = isBad.length - bad
  if (bad < fewestOfAKind || good < fewestOfAKind) {
    throw refusal(
      `${isBad.length} 行中坏 ${bad} 行、好 ${good} 行，每类至少要 ${fewestOfAKind} 行才能拟合。请扩大数据范围，或用 use 引用总行发布的模型`,
      `of ${isBad.length} rows ${bad} are bad and ${good} good, and a fit needs ${fewestOfAKind} of each: widen the data, or name a published model with use`,
    )
  }
  const features: Feature[] = []
  const unused: TrainingRows['unused'][number][] = []
  for (const [index, { name, kind }] of columnsOf(call).entries()) {
    const vector = table.getChildAt(index + 1)
    const feature =
      kind === 'number' ? numberFeature(name, numbersOf(vector)) : levelFeature(name, wordsOf(vector))
    const values = feature.distinct.length
    const hasMissing = feature.codes.includes(-1)
    if (values + (hasMissing ? 1 : 0) < 2) unused.push({ name, why: 'constant' })
    else if (kind === 'level' && values > Math.max(50, isBad.length / 5)) unused.push({ name, why: 'names' })
    else features.push(feature)
  }
  return {
    isBad,
    features,
    unused,
    when: dateOf(call) === undefined ? undefined : numbersOf(table.getChild('__when')),
  }
}

/** The column that names the rows; rows to learn from may do without one when others are scored. */
function idOf(call: MethodCall): string | undefined {
  const name = String(call.options['id'])
  return call.relations['score'] === undefined ? requiredColumn(call, 'id') : columnNamed(call, name)
}

/** The column with a day, when one is named. */
function dateOf(call: MethodCall): string | undefined {
  const { date } = call.options
  return date === undefined || date === null || date === '' ? undefined : requiredColumn(call, 'date')
}

function columnNamed(call: MethodCall, wanted: string, role = 'data'): string | undefined {
  const known = call.columns[role] ?? []
  return known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.name
}

/** The column that an option names, as the data spells it. */
export function requiredColumn(call: MethodCall, option: 'id' | 'target' | 'date'): string {
  const wanted = String(call.options[option])
  const found = columnNamed(call, wanted)
  if (found === undefined) throw absent(wanted, call)
  return found
}

/** 1 where a column holds the value, or by default a word for yes, and 0 where it does not. */
export function outcomeSql(target: string, bad: unknown): string {
  if (bad === undefined || bad === null || bad === '') {
    // words for yes and no that files use; anything else is refused when the rows are read
    return `case lower(trim(cast(${target} as varchar)))
  when 'yes' then 1 when 'y' then 1 when 'true' then 1 when 't' then 1 when '是' then 1 when '坏' then 1
  when 'no' then 0 when 'n' then 0 when 'false' then 0 when 'f' then 0 when '否' then 0 when '好' then 0
  else coalesce(try_cast(${target} as double), 'nan'::double) end::double`
  }
  const text = `'${(typeof bad === 'string' ? bad : JSON.stringify(bad)).replaceAll("'", "''")}'`
  // a number in the data may be written 1 or 1.0
  return `case when cast(${target} as varchar) = ${text} or try_cast(${target} as double) = try_cast(${text} as double)
  then 1 else 0 end::double`
}

function kindOf(type: string): Column['kind'] | undefined {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT)$/i.test(type)) return 'number'
  return /^(VARCHAR|BOOLEAN|ENUM.*)$/i.test(type) ? 'level' : undefined
}

function numbersOf(vector: Vector | null): Float64Array {
  // the query casts each number to double and leaves no null
  return Float64Array.from((vector?.toArray() ?? []) as Float64Array)
}

function wordsOf(vector: Vector | null): readonly (string | null)[] {
  return Array.from({ length: vector?.length ?? 0 }, (_, row) => {
    const value: unknown = vector?.get(row)
    return typeof value === 'string' ? value : null
  })
}

function absent(name: string, call: MethodCall): MethodRefusal {
  const known = (call.columns['data'] ?? []).map((column) => column.name)
  const some = known.slice(0, 12)
  return refusal(
    `数据中没有列 ${name}，请改为其中之一：${some.join('、')}`,
    `the data has no column ${name}: use one of ${some.join(', ')}`,
  )
}

function refusal(zh: string, en: string): MethodRefusal {
  return new MethodRefusal({ zh, en })
}
