import type { ColumnType } from '../contract/dataset.ts'

/** One way in which values of a type are written: the same rule as JavaScript (to guess) and as SQL (to read). */
export interface ValueFormat {
  readonly type: ColumnType
  /** What a plan says in `format`; absent for the plain form of a type. */
  readonly format: string | undefined
  /** Both JavaScript and RE2 read it the same way; it matches the whole trimmed value. */
  readonly pattern: string
  /** SQL that turns the trimmed text into the value, or NULL when it is none. */
  readonly read: (text: string) => string
}

const plainNumber = '[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?'
/** A number too large for a double would become infinite. */
const finite = (number: string) => `(case when isfinite(${number}) then ${number} end)`
const ungroup = (text: string) => `replace(${text}, ',', '')`
const parsed = (text: string, patterns: readonly string[]) =>
  `try_strptime(${text}, [${patterns.map((pattern) => `'${pattern}'`).join(', ')}])`

/** Programs write a day also with the time at which it begins. */
const midnight = '(?:[ T]0?0:00(?::00(?:\\.0{1,6})?)?)?'

function dateFormat(format: string, pattern: string): ValueFormat {
  return {
    type: 'date',
    format,
    pattern: `${pattern}${midnight}`,
    read: (text) => `try_strptime(split_part(replace(${text}, 'T', ' '), ' ', 1), '${format}')::date`,
  }
}

const timeOfDay = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?'

function timestampFormat(date: string, pattern: string): ValueFormat {
  return {
    type: 'timestamp',
    format: `${date} %H:%M:%S`,
    pattern: `${pattern}[ T]${timeOfDay}`,
    read: (text) =>
      parsed(`replace(${text}, 'T', ' ')`, [`${date} %H:%M:%S.%f`, `${date} %H:%M:%S`, `${date} %H:%M`]),
  }
}

/** In the order in which they are tried: the first that fits is the guess. */
export const valueFormats: readonly ValueFormat[] = [
  dateFormat('%Y%m%d', '(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])'),
  {
    type: 'integer',
    format: undefined,
    pattern: '[+-]?[0-9]{1,19}',
    read: (text) => `try_cast(${text} as bigint)`,
  },
  {
    type: 'integer',
    format: 'grouped',
    pattern: '[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,19})',
    read: (text) => `try_cast(${ungroup(text)} as bigint)`,
  },
  {
    type: 'number',
    format: undefined,
    pattern: plainNumber,
    read: (text) => finite(`try_cast(${text} as double)`),
  },
  {
    type: 'number',
    format: 'grouped',
    pattern: `[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]*)?|${plainNumber}`,
    read: (text) => finite(`try_cast(${ungroup(text)} as double)`),
  },
  {
    type: 'number',
    format: 'percent',
    pattern: '[+-]?[0-9]+(?:\\.[0-9]*)? ?%',
    read: (text) => finite(`(try_cast(rtrim(${text}, ' %') as double) / 100)`),
  },
  dateFormat('%Y-%m-%d', '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}'),
  dateFormat('%Y/%m/%d', '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}'),
  dateFormat('%Y.%m.%d', '[0-9]{4}\\.[0-9]{1,2}\\.[0-9]{1,2}'),
  dateFormat('%Y年%m月%d日', '[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日'),
  dateFormat('%d.%m.%Y', '[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}'),
  timestampFormat('%Y-%m-%d', '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}'),
  timestampFormat('%Y/%m/%d', '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}'),
  {
    // a moment with its offset becomes the bank's own time, as it does from a Parquet file
    type: 'timestamp',
    format: '%Y-%m-%d %H:%M:%S%z',
    pattern: `[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]${timeOfDay} ?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)`,
    read: (text) => `timezone('Asia/Shanghai', try_cast(${text} as timestamptz))`,
  },
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

/** The formats in which values of a planned column may be written: the named one, or all of its type. */
export function findFormats(type: ColumnType, format: string | undefined): readonly ValueFormat[] {
  const ofType = valueFormats.filter((known) => known.type === type)
  return format === undefined ? ofType : ofType.filter((known) => known.format === format)
}

const expressions = new Map<ValueFormat, RegExp>()

/** Whether a value is written in this format; a date must also exist. */
export function fits(value: string, format: ValueFormat): boolean {
  let expression = expressions.get(format)
  if (!expression) {
    expression = new RegExp(`^(?:${format.pattern})$`, 'u')
    expressions.set(format, expression)
  }
  if (!expression.test(value)) return false
  return format.type !== 'date' && format.type !== 'timestamp' ? true : isRealDate(value)
}

function isRealDate(value: string): boolean {
  const parts = /^([0-9]{4})[^0-9]?([0-9]{1,2})[^0-9]?([0-9]{1,2})/.exec(value)?.slice(1)
  const dayFirst = /^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})/.exec(value)?.slice(1).toReversed()
  const [year, month, day] = (dayFirst ?? parts ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
