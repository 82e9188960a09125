import { MethodRefusal, type MethodCall } from '../method.ts'

/** Most lines that are read: cohorts times periods. */
const mostLines = 20_000

type Option = 'period' | 'customers' | 'cohort'

/** Cohorts, periods and customers as text and numbers, in the order of time. */
export function retentionQuery(call: MethodCall): string {
  return `select cohort, period, customers from (${linesSql(call)}) order by cohort, period limit ${mostLines}`
}

/** The lines of the data under names of our own. */
export function linesSql(call: MethodCall): string {
  const { quote, relations, options } = call
  const [period, customers] = [quote(columnOf(call, 'period')), quote(columnOf(call, 'customers'))]
  const cohort = hasCohorts(options)
    ? `coalesce(cast(${quote(columnOf(call, 'cohort'))} as varchar), '')`
    : `''`
  return `select ${cohort} as cohort, coalesce(try_cast(${period} as double), 'nan'::double) as period,
  coalesce(try_cast(${customers} as double), 'nan'::double) as customers
from ${relations['data'] ?? ''}`
}

function hasCohorts({ cohort }: MethodCall['options']): boolean {
  return cohort !== undefined && cohort !== null && cohort !== ''
}

/** The column that an option names, as the data spells it. */
export function columnOf(call: MethodCall, option: Option): string {
  const wanted = String(call.options[option])
  const known = call.columns['data'] ?? []
  const found = known.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found.name
  const some = known.slice(0, 12).map(({ name }) => name)
  throw new MethodRefusal({
    zh: `数据中没有列 ${wanted}，请用 ${option} 改为其中之一：${some.join('、')}`,
    en: `the data has no column ${wanted}: with ${option} name one of ${some.join(', ')}`,
  })
}
