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
 * A SELECT over a normalized file with the columns `line`, every included column under its name, `bad` (0-based
 * index into the included columns of the first value that does not fit, or NULL) and `bad_text`.
 */
export function typedRowsSql({ path, plan, spansLines }: TypedRowsQuery): string {
  const included = plan.columns.flatMap((column, index) => (column.include ? [{ column, index }] : []))
  const texts = included.map(({ column, index }) => `${textOf(column, `f${index}`)} as t${index}`)
  const values = included.map(({ column, index }) => `${valueOf(column, `t${index}`)} as v${index}`)
  const typed = included.filter(({ column }) => column.type !== 'text')
  const bad = typed.map(
    ({ column, index }) =>
      `when t${index} is not null and v${index} is null then ${included.findIndex((other) => other.column === column)}`,
  )
  const badText = typed.map(({ index }) => `when t${index} is not null and v${index} is null then t${index}`)
  const caseOf = (branches: readonly string[], type: string) =>
    branches.length === 0 ? `null::${type}` : `case ${branches.join(' ')} end`
  return [
    `with texts as (select line, ${texts.join(', ')} from ${readCsv({ path, plan, spansLines })}),`,
    `typed as (select *, ${values.join(', ')} from texts)`,
    `select line, ${included.map(({ column, index }) => `v${index} as ${quoteName(column.name)}`).join(', ')},`,
    `${caseOf(bad, 'integer')} as "#bad", ${caseOf(badText, 'varchar')} as "#bad_text" from typed`,
  ].join('\n')
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

function textOf(column: PlannedColumn, field: string): string {
  if (column.type === 'text') return `nullif(${field}, '')`
  const marks = emptyMarks.map(quoteText).join(', ')
  return `case when lower(trim(${field})) in ('', ${marks}) then null else trim(${field}) end`
}

function valueOf(column: PlannedColumn, text: string): string {
  if (column.type === 'text') return text
  const branches = findFormats(column.type, column.format).map(
    (format) => `when regexp_full_match(${text}, ${quoteText(format.pattern)}) then ${format.read(text)}`,
  )
  return `case ${branches.join(' ')} end::${sqlTypes[column.type]}`
}
