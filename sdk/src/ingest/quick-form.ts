import type { PlannedColumn } from '../contract/uploads.ts'
import { anyFormat } from './value-format.ts'

export interface QuickForm {
  /** SQL that is true for a field written in the one usual form of its type: nothing to trim, nothing to look up. */
  readonly fits: string
  /** SQL of the value of such a field. */
  readonly value: string
}

/**
 * Most values of most files are written as the engine itself would print them. Recognising those first costs a tenth
 * of the general rule; whatever else a column holds goes by that rule. Both read such a field as the same value.
 */
export function quickForm({ type, format }: PlannedColumn, field: string): QuickForm | undefined {
  const isUsual = format === undefined || format === anyFormat
  switch (type) {
    case 'integer':
      return isUsual ? printedAs('bigint', field) : undefined
    case 'number':
      if (!isUsual) return undefined
      // no exponent and at most 15 digits before the point: never infinite
      return {
        fits: `regexp_full_match(${field}, '-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,20})?')`,
        value: `try_cast(${field} as double)`,
      }
    case 'date':
      // a year of more than four digits is printed longer
      return isUsual || format === '%Y-%m-%d' ? printedAs('date', field, 10) : undefined
    case 'timestamp':
      return isUsual || format === '%Y-%m-%d %H:%M:%S' ? printedAs('timestamp', field, 19) : undefined
    case 'boolean':
    case 'text':
      return undefined
  }
}

function printedAs(sqlType: string, field: string, length?: number): QuickForm {
  const value = `try_cast(${field} as ${sqlType})`
  const fits = `${value}::varchar = ${field}`
  return { value, fits: length === undefined ? fits : `(length(${field}) = ${length} and ${fits})` }
}
