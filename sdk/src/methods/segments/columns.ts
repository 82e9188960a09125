import { MethodRefusal, type MethodCall } from '../method.ts'

export interface Column {
  readonly name: string
  /** Its number, larger always being more; not a number where there is none. */
  readonly sql: string
  /** What a reader of the profile expects under the name. */
  readonly plain: string
}

const isNumber = (type: string) => /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT)$/i.test(type)
const isDay = (type: string) => /^(DATE|TIMESTAMP)/i.test(type)

/** Columns that the segments are made of. */
export function columnsOf(call: MethodCall): readonly Column[] {
  return call.options['way'] === 'rfm' ? rfmColumns(call) : numberColumns(call)
}

/** The column of the money, where there is one. */
export function moneyOf(call: MethodCall): Column | undefined {
  const found = find(call, String(call.options['money']))
  return found !== undefined && isNumber(found.type) ? plainColumn(call, found.name) : undefined
}

/** The column that names the rows, as the data spells it. */
export function idOf(call: MethodCall): string {
  return required(call, 'id', String(call.options['id'])).name
}

function numberColumns(call: MethodCall): readonly Column[] {
  const id = idOf(call)
  const asked = call.options['columns'] as readonly string[] | undefined // checked against the schema
  const chosen =
    asked?.map((name) => required(call, 'columns', name)) ??
    (call.columns['data'] ?? []).filter(({ name, type }) => name !== id && isNumber(type))
  const other = chosen.find(({ type }) => !isNumber(type))
  if (other !== undefined) throw wrongType(other, { zh: '数字', en: 'a number' })
  if (chosen.length === 0)
    throw new MethodRefusal({
      zh: '没有可用的数字列，请在 columns 中列出，或先在 SQL 里算出几列数字',
      en: 'no column of numbers is left: list some under columns, or work some out in SQL first',
    })
  return [...new Set(chosen.map(({ name }) => name))].map((name) => plainColumn(call, name))
}

function rfmColumns(call: MethodCall): readonly Column[] {
  const recency = required(call, 'recency', String(call.options['recency']))
  const quoted = call.quote(recency.name)
  if (!isDay(recency.type) && !isNumber(recency.type))
    throw wrongType(recency, { zh: '日期或天数', en: 'a day or a number of days' })
  const data = call.relations['data'] ?? ''
  const since = isDay(recency.type)
    ? `date_diff('day', cast(${quoted} as date), (select max(cast(${quoted} as date)) from ${data}))::double`
    : `try_cast(${quoted} as double)`
  const others = (['frequency', 'money'] as const).map((option) => {
    const found = required(call, option, String(call.options[option]))
    if (!isNumber(found.type)) throw wrongType(found, { zh: '数字', en: 'a number' })
    return plainColumn(call, found.name)
  })
  const later = isDay(recency.type)
    ? `date_diff('day', date '2000-01-01', cast(${quoted} as date))::double`
    : `-${since}`
  return [{ name: recency.name, sql: numberSql(later), plain: since }, ...others]
}

function plainColumn(call: MethodCall, name: string): Column {
  const plain = `try_cast(${call.quote(name)} as double)`
  return { name, sql: numberSql(plain), plain }
}

function numberSql(value: string): string {
  return `case when isfinite(${value}) then ${value} else 'nan'::double end`
}

type Known = MethodCall['columns'][string][number]

function find(call: MethodCall, wanted: string): Known | undefined {
  return call.columns['data']?.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
}

function required(call: MethodCall, option: string, wanted: string): Known {
  const found = find(call, wanted)
  if (found !== undefined) return found
  const some = (call.columns['data'] ?? []).slice(0, 12).map(({ name }) => name)
  throw new MethodRefusal({
    zh: `数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    en: `the data has no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  })
}

function wrongType(
  { name, type }: Known,
  wanted: { readonly zh: string; readonly en: string },
): MethodRefusal {
  return new MethodRefusal({
    zh: `列 ${name} 的类型是 ${type}，应为${wanted.zh}。请先换算，或从 columns 中去掉`,
    en: `column ${name} is ${type} and must be ${wanted.en}: convert it first, or leave it out`,
  })
}
