import type { ValueFormat } from './value-format.ts'

type Order = NonNullable<ValueFormat['order']>
type Care = ValueFormat['care']

interface DateForm {
  readonly format: string
  readonly pattern: string
  readonly order: Order
  readonly care?: Care
}

/** Programs write a day also with the time at which it begins. */
const midnight = '(?:[ T]0?0:00(?::00(?:\\.0{1,6})?)?)?'
const timeOfDay = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?'
const part = '[0-9]{1,2}'

const dayForms: readonly DateForm[] = [
  { format: '%Y%m%d', pattern: '(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])', order: 'ymd' },
  { format: '%Y-%m-%d', pattern: `[0-9]{4}-${part}-${part}`, order: 'ymd' },
  { format: '%Y/%m/%d', pattern: `[0-9]{4}/${part}/${part}`, order: 'ymd' },
  { format: '%Y.%m.%d', pattern: `[0-9]{4}\\.${part}\\.${part}`, order: 'ymd' },
  { format: '%Y年%m月%d日', pattern: `[0-9]{4}年${part}月${part}日`, order: 'ymd' },
  { format: '%d.%m.%Y', pattern: `${part}\\.${part}\\.[0-9]{4}`, order: 'dmy' },
  { format: '%m/%d/%Y', pattern: `${part}/${part}/[0-9]{4}`, order: 'mdy', care: 'named' },
  { format: '%d/%m/%Y', pattern: `${part}/${part}/[0-9]{4}`, order: 'dmy', care: 'named' },
  { format: '%m-%d-%Y', pattern: `${part}-${part}-[0-9]{4}`, order: 'mdy', care: 'named' },
  { format: '%d-%m-%Y', pattern: `${part}-${part}-[0-9]{4}`, order: 'dmy', care: 'named' },
]

function dayFormat({ format, pattern, order, care }: DateForm): ValueFormat {
  return {
    type: 'date',
    format,
    pattern: `${pattern}${midnight}`,
    read: (text) => `try_strptime(split_part(replace(${text}, 'T', ' '), ' ', 1), '${format}')::date`,
    order,
    ...(care === undefined ? {} : { care }),
  }
}

function timestampFormat({ format, pattern, order, care }: DateForm): ValueFormat {
  // among moments, programs write a midnight as its day alone
  const forms = [`${format} %H:%M:%S.%f`, `${format} %H:%M:%S`, `${format} %H:%M`, format]
  return {
    type: 'timestamp',
    format: `${format} %H:%M:%S`,
    pattern: `${pattern}(?:[ T]${timeOfDay})?`,
    read: (text) =>
      `try_strptime(replace(${text}, 'T', ' '), [${forms.map((form) => `'${form}'`).join(', ')}])`,
    order,
    ...(care === undefined ? {} : { care }),
  }
}

/** How a spreadsheet keeps a day: counted from 1899-12-30. */
const serial: readonly ValueFormat[] = [
  {
    type: 'date',
    format: 'excel-serial',
    care: 'named',
    pattern: '[1-9][0-9]{4}(?:\\.0*)?',
    read: (text) => `(date '1899-12-30' + try_cast(split_part(${text}, '.', 1) as integer))`,
  },
  {
    type: 'timestamp',
    format: 'excel-serial',
    care: 'named',
    pattern: '[1-9][0-9]{4}(?:\\.[0-9]*)?',
    read: (text) =>
      `make_timestamp((round((try_cast(${text} as double) - 25569) * 86400))::bigint * 1000000)`,
  },
]

/** A moment with its offset becomes the bank's own time, as it does from a Parquet file. */
const withOffset: ValueFormat = {
  type: 'timestamp',
  format: '%Y-%m-%d %H:%M:%S%z',
  pattern: `[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]${timeOfDay} ?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)`,
  read: (text) => `timezone('Asia/Shanghai', try_cast(${text} as timestamptz))`,
  order: 'ymd',
}

/** Every way of writing a day or a moment, in the order in which they are tried. */
export const dateFormats: readonly ValueFormat[] = [
  ...dayForms.map(dayFormat),
  ...dayForms.filter(({ format }) => format !== '%Y%m%d').map(timestampFormat),
  withOffset,
  ...serial,
]
