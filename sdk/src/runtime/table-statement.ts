import type { ColumnType } from '../contract/dataset.ts'
import type { FittedRelation, FittedValue } from '../methods/fitted.ts'
import { quoteName, quoteText } from './quote.ts'

/** Rows that are still written one by one; an engine needs a second for ten thousand of such lines. */
const fewRows = 1000

/** Signs between values, and in the place of none: chr(31) and chr(30) of the statement. */
const between = '\u001F'
const nothing = '\u001E'
const marks = [between, nothing]

/** The statement that makes `<name>_<side>` of a table that a fit gave. */
export function tableStatement(name: string, { side, columns, rows }: FittedRelation): string {
  const target = quoteName(`${name}_${side}`)
  if (rows.length > fewRows) {
    const packed = columns.map(({ name: column, type }, index) => {
      const text = packedColumn(rows, index)
      return (
        text &&
        `nullif(unnest(string_split(${text}, chr(31))), chr(30))::${sqlTypes[type]} as ${quoteName(column)}`
      )
    })
    if (packed.every((each) => each !== undefined))
      return `create or replace temp table ${target} as select ${packed.join(',\n')}`
  }
  const typed = columns.map(
    (column, index) => `cast(c${index} as ${sqlTypes[column.type]}) as ${quoteName(column.name)}`,
  )
  const names = columns.map((_, index) => `c${index}`).join(', ')
  const empty = columns.map(() => 'null').join(', ')
  const lines = rows.map((row) => `(${columns.map((_, index) => literal(row[index] ?? null)).join(', ')})`)
  return `create or replace temp table ${target} as
select ${typed.join(', ')} from (values ${lines.join(',\n') || `(${empty})`}) as t(${names})${rows.length === 0 ? ' limit 0' : ''}`
}

/** A column as one text with signs between that no name holds; undefined where a name does hold one. */
function packedColumn(rows: FittedRelation['rows'], index: number): string | undefined {
  const words = rows.map((row) => {
    const value = row[index] ?? null
    return value === null ? nothing : String(value)
  })
  const isPlain = rows.every(({ [index]: value }) => !marks.some((mark) => String(value).includes(mark)))
  return isPlain ? quoteText(words.join(between)) : undefined
}

function literal(value: FittedValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return quoteText(value)
  // digits are read as decimals, which have fewer of them than a double
  return typeof value === 'number' ? `'${value}'::double` : String(value)
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
}
