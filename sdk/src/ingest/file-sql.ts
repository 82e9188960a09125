import { ingestLimits } from './limits.ts'
import { quoteText } from './quote.ts'

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

export interface PlainFile {
  readonly path: string
  readonly delimiter: string
  readonly quote: string
  readonly fields: number
  readonly header: boolean
  readonly lineEnd: 'lf' | 'crlf'
}

/**
 * The relations that a file is whose every line is a record (see `isPlain`), with and without the number of the line.
 * Numbering the lines is the slower half of reading them. DuckDB fails at a line it cannot cut, or one too long.
 */
export function plainSql(file: PlainFile): { readonly relation: string; readonly unnumbered: string } {
  const { path, delimiter, quote, fields, header, lineEnd } = file
  const columns = Array.from({ length: fields }, (_, index) => `'f${index}': 'varchar'`)
  const options = [
    `header = ${header}, auto_detect = false, null_padding = false, nullstr = '', compression = 'none'`,
    `delim = ${quoteText(delimiter)}, quote = ${quoteText(quote)}, escape = ${quoteText(quote)}`,
    `max_line_size = ${ingestLimits.cellBytes}, new_line = '${lineEnd === 'lf' ? '\\n' : '\\r\\n'}'`,
    `columns = {${columns.join(', ')}}`,
  ]
  const unnumbered = `read_csv(${quoteText(path)}, ${options.join(', ')})`
  return {
    relation: `(select row_number() over () + ${header ? 1 : 0} as line, * from ${unnumbered})`,
    unnumbered,
  }
}
