import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { Comparison, RuleValue } from '@aladdin/sdk/contract/row-rule.ts'
import { quoteText } from '@aladdin/sdk/ingest/quote.ts'

/** The value as an SQL literal of the column's type; undefined where it does not fit the type. */
export function ruleLiteral(value: RuleValue, type: ColumnType): string | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? quoteText(value) : undefined
    case 'integer':
      return Number.isSafeInteger(value) ? `(${value})` : undefined
    case 'number':
      return Number.isFinite(value) ? `(${value})::double` : undefined
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined
    case 'date':
      return isDay(value) ? `date ${quoteText(value)}` : undefined
    case 'timestamp':
      return isMoment(value) ? `timestamp ${quoteText(value.replace('T', ' '))}` : undefined
  }
}

/** Only what has an order is less or more than something. */
export function comparisonFits(op: Comparison, type: ColumnType): boolean {
  return op === '=' || op === '≠' || (type !== 'text' && type !== 'boolean')
}

function isDay(value: RuleValue): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

function isMoment(value: RuleValue): value is string {
  if (typeof value !== 'string') return false
  const [day = '', time = ''] = value.split(/[ T]/)
  return isDay(day) && (time === '' || /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time))
}
