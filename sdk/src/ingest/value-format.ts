import type { ColumnType } from '../contract/dataset.ts'
import { dateFormats } from './date-format.ts'

/** One way in which values of a type are written: the same rule as JavaScript (to guess) and as SQL (to read). */
export interface ValueFormat {
  readonly type: ColumnType
  /** What a plan says in `format`; absent for the plain form of a type. */
  readonly format: string | undefined
  /** Both JavaScript and RE2 read it the same way; it matches the whole tidied value. */
  readonly pattern: string
  /** SQL that turns the tidied text into the value, or NULL when it is none. */
  readonly read: (text: string) => string
  /**
   * `named`: another format reads the same text as another value (1/2/2026), so that it counts only when the plan
   * names it. `loose`: reading drops something (007), so that it counts only when named or for a declared column.
   */
  readonly care?: 'named' | 'loose'
  /** Dates: in which order their parts stand. */
  readonly order?: 'ymd' | 'mdy' | 'dmy'
}

/** A double keeps 15 digits; a longer whole number would be rounded, and one that begins with 0 is a code. */
const whole = '(?:0|[1-9][0-9]{0,14})'
const groups = '[1-9][0-9]{0,2}(?:,[0-9]{3})'
const exponent = '(?:[eE][+-]?[0-9]{1,3})?'
const plainNumber = `[+-]?(?:${whole}(?:\\.[0-9]*)?|\\.[0-9]+)${exponent}`
const amount = `(?:${groups}{1,4}|${whole})(?:\\.[0-9]*)?`
const currency = '(?:[¥$€£]|RMB|CNY|USD|EUR|HK\\$|US\\$)'

/** A number too large for a double would become infinite. */
const finite = (number: string) => `(case when isfinite(${number}) then ${number} end)`
const ungroup = (text: string) => `replace(${text}, ',', '')`
const double = (text: string) => finite(`try_cast(${text} as double)`)

/** In the order in which they are tried: the first that fits is the guess. */
export const valueFormats: readonly ValueFormat[] = [
  ...dateFormats.filter(({ format }) => format === '%Y%m%d'),
  {
    type: 'integer',
    format: undefined,
    pattern: '[+-]?(?:0|[1-9][0-9]{0,18})',
    read: (text) => `try_cast(${text} as bigint)`,
  },
  {
    type: 'integer',
    format: 'grouped',
    pattern: `[+-]?(?:${groups}{1,6}|0|[1-9][0-9]{0,18})`,
    read: (text) => `try_cast(${ungroup(text)} as bigint)`,
  },
  {
    type: 'integer',
    format: 'padded',
    care: 'loose',
    pattern: '[+-]?[0-9]{1,19}(?:\\.0*)?',
    read: (text) => `try_cast(split_part(${text}, '.', 1) as bigint)`,
  },
  { type: 'number', format: undefined, pattern: plainNumber, read: double },
  {
    type: 'number',
    format: 'grouped',
    pattern: `[+-]?${groups}{1,4}(?:\\.[0-9]*)?|${plainNumber}`,
    read: (text) => double(ungroup(text)),
  },
  {
    type: 'number',
    format: 'percent',
    pattern: `[+-]?${whole}(?:\\.[0-9]*)? ?%`,
    // moving the point in the text is exact, a division is not
    read: (text) => double(`(rtrim(${text}, ' %') || 'e-2')`),
  },
  {
    type: 'number',
    format: 'money',
    pattern: `[+-]?(?:${currency} ?)?[+-]?${amount}(?: ?(?:元|RMB|CNY|USD|EUR))?|\\((?:${currency} ?)?${amount}\\)`,
    read: (text) =>
      double(
        `((case when ${text}[1] = '(' then '-' else '' end) || regexp_replace(${text}, '[^0-9.+-]', '', 'g'))`,
      ),
  },
  {
    type: 'number',
    format: 'decimal-comma',
    care: 'named',
    pattern: `[+-]?(?:[1-9][0-9]{0,2}(?:\\.[0-9]{3}){1,4}|${whole})(?:,[0-9]*)?`,
    read: (text) => double(`replace(replace(${text}, '.', ''), ',', '.')`),
  },
  {
    type: 'number',
    format: 'padded',
    care: 'loose',
    pattern: `[+-]?0*${whole}(?:\\.[0-9]*)?`,
    read: double,
  },
  ...dateFormats.filter(({ format }) => format !== '%Y%m%d'),
  {
    type: 'boolean',
    format: undefined,
    pattern: '(?i:true|false|yes|no|y|n|t|f|是|否|1|0)',
    read: (text) =>
      `(case when lower(${text}) in ('true', 'yes', 'y', 't', '是', '1') then true ` +
      `when lower(${text}) in ('false', 'no', 'n', 'f', '否', '0') then false end)`,
  },
]

/** Values that mean "no value" in a column that is not text. */
export const emptyMarks: readonly string[] = ['null', 'na', 'n/a', '\\n', '-', '--', '—', 'none', 'nan']

/** In a plan's `format`: every way of writing that has one meaning, for a column whose type its reader declared. */
export const anyFormat = 'any'

/** The formats in which values of a planned column may be written: the named one, or those that fit none else. */
export function findFormats(type: ColumnType, format: string | undefined): readonly ValueFormat[] {
  const ofType = valueFormats.filter((known) => known.type === type)
  if (format === undefined) return ofType.filter(({ care }) => care === undefined)
  if (format === anyFormat) return ofType.filter(({ care }) => care !== 'named')
  return ofType.filter((known) => known.format === format)
}

const fullWidth = '０１２３４５６７８９．，－＋％￥／：（）'
const halfWidth = '0123456789.,-+%¥/:()'

/** A value of a column that is not text, without the blanks around it and with full-width digits as plain ones. */
export function tidy(value: string): string {
  const trimmed = value.trim()
  if (!/[\uFF01-\uFFE5]/.test(trimmed)) return trimmed
  return trimmed.replaceAll(/[\uFF01-\uFFE5]/g, (letter) => halfWidth[fullWidth.indexOf(letter)] ?? letter)
}

/** The same in SQL; `wide` says that the file has letters of that kind at all. */
export function tidySql(field: string, { wide }: { wide: boolean }): string {
  const trimmed = `trim(${field}, ' ' || chr(9) || chr(160) || chr(12288))`
  return wide ? `translate(${trimmed}, '${fullWidth}', '${halfWidth}')` : `trim(${field}, ' ' || chr(9))`
}

const expressions = new Map<ValueFormat, RegExp>()

/** Whether a tidied value is written in this format; a date must also exist. */
export function fits(value: string, format: ValueFormat): boolean {
  let expression = expressions.get(format)
  if (!expression) {
    expression = new RegExp(`^(?:${format.pattern})$`, 'u')
    expressions.set(format, expression)
  }
  if (!expression.test(value)) return false
  return format.order === undefined || isRealDate(value, format.order)
}

function isRealDate(value: string, order: 'ymd' | 'mdy' | 'dmy'): boolean {
  const parts = /^[0-9]{8}$/.test(value)
    ? [value.slice(0, 4), value.slice(4, 6), value.slice(6)]
    : (value.match(/[0-9]+/g) ?? [])
  const [first, second, third] = parts.map(Number)
  if (first === undefined || second === undefined || third === undefined) return false
  const [year, month, day] =
    order === 'ymd'
      ? [first, second, third]
      : order === 'mdy'
        ? [third, first, second]
        : [third, second, first]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
