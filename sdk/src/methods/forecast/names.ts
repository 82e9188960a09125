import { MethodRefusal, type MethodCall } from '../method.ts'

/** How the steps of a forecast name columns of the data and each other's relations, all quoted for SQL. */
export interface Names {
  /** A step's own relation: `<name>__<step>`. */
  readonly step: (step: string) => string
  /** A relation that the block gives to others: `<name>` or `<name>_<side result>`. */
  readonly output: (side?: string) => string
  readonly data: string
  readonly key: string
  readonly date: string
  readonly value: string
  readonly calendar: Calendar | undefined
  readonly horizon: number
}

/** The calendar relation with the columns of it that exist. */
export interface Calendar {
  readonly relation: string
  readonly date: string
  readonly holiday: string | undefined
  readonly payday: string | undefined
}

/** Longest forecast: eight weeks, the span of one step of the back-test. */
export const longestHorizon = 56

export function namesOf(call: MethodCall): Names {
  const { name, quote, relations, options } = call
  const column = (option: 'key' | 'date' | 'value') => quote(requiredColumn(call, option))
  const horizon = Math.trunc(Number(options['horizon'] ?? longestHorizon))
  return {
    step: (step) => quote(`${name}__${step}`),
    output: (side) => quote(side === undefined ? name : `${name}_${side}`),
    data: relations['data'] ?? quote('data'),
    key: column('key'),
    date: column('date'),
    value: column('value'),
    calendar: calendarOf(call),
    horizon: Math.min(longestHorizon, Math.max(1, Number.isFinite(horizon) ? horizon : longestHorizon)),
  }
}

function calendarOf({ relations, columns, options, quote }: MethodCall): Calendar | undefined {
  const relation = relations['calendar']
  if (relation === undefined) return undefined
  const known = (columns['calendar'] ?? []).map((column) => column.name.toLowerCase())
  const optional = (option: string) => {
    const column = String(options[option])
    return known.includes(column.toLowerCase()) ? quote(column) : undefined
  }
  const date = optional('date') ?? (known.includes('date') ? quote('date') : undefined)
  if (date === undefined) return undefined
  return { relation, date, holiday: optional('holiday'), payday: optional('payday') }
}

/** The column that an option names, as the data spells it. */
function requiredColumn({ columns, options }: MethodCall, option: 'key' | 'date' | 'value'): string {
  const wanted = String(options[option])
  const known = (columns['data'] ?? []).map(({ name }) => name)
  const found = known.find((name) => name.toLowerCase() === wanted.toLowerCase())
  // without a description of the data the engine itself looks for the column
  if (found !== undefined || known.length === 0) return found ?? wanted
  const some = known.slice(0, 12)
  throw new MethodRefusal({
    zh: `数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    en: `the data has no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  })
}
