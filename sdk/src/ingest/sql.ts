import type { ColumnType } from '../contract/dataset.ts'
import type { IngestPlan, PlannedColumn } from '../contract/uploads.ts'
import { quoteName, quoteText } from './quote.ts'
import { emptyMarks, findFormats } from './value-format.ts'

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
  /** A normalized file: UTF-8, one record per row with its line number in front, equal number of fields. */
  readonly path: string
  readonly plan: IngestPlan
  readonly spansLines: boolean
}

/**
 * A SELECT over a normalized file: `line` and every included column under its name. It is right for the lines that
 * `badValuesSql` does not name; what it makes of others is of no use. Kept this lean because DuckDB holds a buffer
 * for every step of every column: 111 columns with their checks took over 1 GB.
 */
export function typedRowsSql(query: TypedRowsQuery): string {
  const values = includedColumns(query.plan).map(
    ({ column, field }) => `${valueOf(column, field)} as ${quoteName(column.name)}`,
  )
  return `select line, ${values.join(', ')} from ${readCsv(query)}`
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
    const checks = group.map(({ column, field }) => `${isBad(column, field)} as b${field}`)
    const indexes = group.map(({ field, index }) => `when b${field} then ${index}`)
    const texts = group.map(({ field }) => `when b${field} then ${field}`)
    return [
      `select line, case ${indexes.join(' ')} end as bad, case ${texts.join(' ')} end as text from (`,
      `select line, ${group.map(({ field }) => field).join(', ')}, ${checks.join(', ')} from ${readCsv(query)}`,
      `) where ${group.map(({ field }) => `b${field}`).join(' or ')}`,
    ].join('\n')
  })
}

function includedColumns(plan: IngestPlan): { readonly column: PlannedColumn; readonly field: string }[] {
  return plan.columns.flatMap((column, index) => (column.include ? [{ column, field: `f${index}` }] : []))
}

function readCsv({ path, plan, spansLines }: TypedRowsQuery): string {
  const columns = plan.columns.map((_, index) => `'f${index}': 'varchar'`)
  const options = [
    `header = false, auto_detect = false, all_varchar = false, null_padding = false`,
    `delim = ${quoteText(plan.delimiter)}, quote = ${quoteText(plan.quote)}, escape = ${quoteText(plan.quote)}`,
    `max_line_size = 4194304, new_line = '\\n', nullstr = ''`,
    // DuckDB's parallel reader may begin inside a quoted value that holds line breaks
    `parallel = ${spansLines ? 'false' : 'true'}`,
    `columns = {'line': 'bigint', ${columns.join(', ')}}`,
  ]
  return `read_csv(${quoteText(path)}, ${options.join(', ')})`
}

/** NULL for a mark of emptiness, because none of them can be read as a value. */
function valueOf(column: PlannedColumn, field: string): string {
  if (column.type === 'text') return `nullif(${field}, '')`
  const reads = findFormats(column.type, column.format).map((format) => format.read(`trim(${field})`))
  return `coalesce(${reads.join(', ')})::${sqlTypes[column.type]}`
}

function isBad(column: PlannedColumn, field: string): string {
  const patterns = findFormats(column.type, column.format).map((format) => format.pattern)
  const text = `coalesce(trim(${field}), '')`
  const matches = (pattern: string) => `regexp_full_match(${text}, ${quoteText(pattern)})`
  const known = matches([...patterns, emptyPattern].join('|'))
  return `(not ${known} or (${valueOf(column, field)} is null and not ${matches(emptyPattern)}))`
}

const emptyPattern = `(?i:|${emptyMarks.map((mark) => mark.replaceAll(/[\\/]/g, '\\$&')).join('|')})`
