import type { ColumnType } from '../contract/dataset.ts'
import type { IngestPlan, PlannedColumn } from '../contract/uploads.ts'
import { quickForm } from './quick-form.ts'
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
  /** The same without `line`, where counting lines costs something. */
  readonly unnumbered?: string | undefined
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
 * A SELECT of the included columns in the order of the file which fails at the first value that is not written as
 * planned: reading and checking in one pass, for a file that is probably good. Undefined for a table too wide for it.
 */
export function strictRowsSql(query: TypedRowsQuery): string | undefined {
  const included = includedColumns(query.plan)
  if (included.length > checkedAtOnce) return undefined
  const values = included.map(
    ({ column, field }) => `${strictValue(column, field, query)} as ${quoteName(column.name)}`,
  )
  return `select ${values.join(', ')} from ${query.unnumbered ?? query.relation}`
}

/** What `strictRowsSql` fails with. */
export const notAsPlanned = 'a value is not written as planned'

function strictValue(column: PlannedColumn, field: string, reading: Reading): string {
  const slow = valueOf(column, field, reading)
  if (column.type === 'text') return slow
  const quick = quickForm(column, field)
  const type = sqlTypes[column.type]
  return [
    `case when ${field} is null then null`,
    ...(quick ? [`when ${quick.fits} then ${quick.value}`] : []),
    `when ${isBad(column, field, reading)} then error(${quoteText(notAsPlanned)})::${type}`,
    `else ${slow} end`,
  ].join(' ')
}

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
    const checks = group.map(({ column, field }) => {
      const quick = quickForm(column, field)
      const slow = isBad(column, field, query)
      return `${quick ? `case when ${quick.fits} then false else ${slow} end` : slow} as b${field}`
    })
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
