import type { ColumnType } from '../contract/dataset.ts'
import type { IngestPlan, PlannedColumn } from '../contract/uploads.ts'
import { quoteName, quoteText } from './quote.ts'
import { emptyMarks, findFormats, tidySql } from './value-format.ts'

/** What a column is in DuckDB: in snapshots, in extracts, in the engine of the browser. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
}

export interface TypedRowsQuery {
  /** What the rows are read from: `line` and one text field `f0`, `f1`, … for every planned column. */
  readonly relation: string
  readonly plan: IngestPlan
  /** The file may hold full-width letters. */
  readonly wide: boolean
}

/**
 * A SELECT over the fields of a file: `line` and every included column under its name. It is right for the lines that
 * `badValuesSql` does not name; what it makes of others is of no use. Kept this lean because DuckDB holds a buffer
 * for every step of every column: 111 columns with their checks took over 1 GB.
 */
export function typedRowsSql(query: TypedRowsQuery): string {
  const values = includedColumns(query.plan).map(
    ({ column, field }) => `${valueOf(column, field, query)} as ${quoteName(column.name)}`,
  )
  return `select line, ${values.join(', ')} from ${query.relation}`
}

/** Columns that are checked in one pass over the file. */
const checkedAtOnce = 40

/**
 * SELECTs that name every value that is not written as planned: `line`, `bad` (0-based index into the included
 * columns) and `text`. Each covers some columns; a line with faults in several is named by several.
 */
export function badValuesSql(query: TypedRowsQuery): readonly string[] {
  const typed = includedColumns(query.plan)
    .map((included, index) => ({ ...included, index }))
    .filter(({ column }) => column.type !== 'text')
  const groups = Array.from({ length: Math.ceil(typed.length / checkedAtOnce) }, (_, group) =>
    typed.slice(group * checkedAtOnce, (group + 1) * checkedAtOnce),
  )
  return groups.map((group) => {
    const checks = group.map(({ column, field }) => `${isBad(column, field, query)} as b${field}`)
    const indexes = group.map(({ field, index }) => `when b${field} then ${index}`)
    const texts = group.map(({ field }) => `when b${field} then ${field}`)
    return [
      `select line, case ${indexes.join(' ')} end as bad, case ${texts.join(' ')} end as text from (`,
      `select line, ${group.map(({ field }) => field).join(', ')}, ${checks.join(', ')} from ${query.relation}`,
      `) where ${group.map(({ field }) => `b${field}`).join(' or ')}`,
    ].join('\n')
  })
}

function includedColumns(plan: IngestPlan): { readonly column: PlannedColumn; readonly field: string }[] {
  return plan.columns.flatMap((column, index) => (column.include ? [{ column, field: `f${index}` }] : []))
}

export interface NormalizedFile {
  /** UTF-8, one record per row with its line number in front, equal number of fields. */
  readonly path: string
  readonly delimiter: string
  readonly quote: string
  readonly fields: number
  readonly spansLines: boolean
}

/** The relation that a normalized file is. */
export function normalizedSql({ path, delimiter, quote, fields, spansLines }: NormalizedFile): string {
  const columns = Array.from({ length: fields }, (_, index) => `'f${index}': 'varchar'`)
  const options = [
    `header = false, auto_detect = false, all_varchar = false, null_padding = false`,
    `delim = ${quoteText(delimiter)}, quote = ${quoteText(quote)}, escape = ${quoteText(quote)}`,
    `max_line_size = 4194304, new_line = '\\n', nullstr = ''`,
    // DuckDB's parallel reader may begin inside a quoted value that holds line breaks
    `parallel = ${spansLines ? 'false' : 'true'}`,
    `columns = {'line': 'bigint', ${columns.join(', ')}}`,
  ]
  return `read_csv(${quoteText(path)}, ${options.join(', ')})`
}

type Reading = Pick<TypedRowsQuery, 'wide'>

/** NULL for a mark of emptiness, because none of them can be read as a value. */
function valueOf(column: PlannedColumn, field: string, reading: Reading): string {
  if (column.type === 'text') return `nullif(${field}, '')`
  const text = tidySql(field, reading)
  const formats = findFormats(column.type, column.format)
  // beside others, a reader that drops letters (¥, %) may be asked only where its own pattern fits
  const isAlone = formats.length === 1
  const reads = formats.map(({ read, pattern, order, format }) =>
    isAlone || order !== undefined || format === undefined
      ? read(text)
      : `case when ${matches(text, pattern)} then ${read(text)} end`,
  )
  return `coalesce(${reads.join(', ')})::${sqlTypes[column.type]}`
}

function isBad(column: PlannedColumn, field: string, reading: Reading): string {
  const patterns = findFormats(column.type, column.format).map((format) => format.pattern)
  const text = `coalesce(${tidySql(field, reading)}, '')`
  const known = matches(text, [...patterns, emptyPattern].join('|'))
  const isNothing = `(${valueOf(column, field, reading)} is null and not ${matches(text, emptyPattern)})`
  return `(not ${known} or ${isNothing})`
}

function matches(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${quoteText(pattern)})`
}

const emptyPattern = `(?i:|${emptyMarks.map((mark) => mark.replaceAll(/[\\/]/g, '\\$&')).join('|')})`
