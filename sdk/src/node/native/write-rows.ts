import { rm } from 'node:fs/promises'
import type { ColumnType } from '../../contract/dataset.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import { quoteName } from '../../ingest/quote.ts'
import { notAsPlanned, strictRowsSql, type TypedRowsQuery } from '../../ingest/sql.ts'
import { attachSql, type DuckDb } from './duckdb.ts'

interface NamedColumn {
  readonly name: string
  readonly type: ColumnType
}

/** The written rows, while the file that holds them is attached. */
export const dataTable = 'snapshot.main.data'

const isGood = 'line not in (select line from bad_values)'

/**
 * Writes the table `data` in one pass, in the order of the file, and leaves its database attached; undefined, with
 * nothing written, when some value is not as planned or the table is too wide for it.
 */
export async function writeStrictly(
  query: TypedRowsQuery,
  output: string,
  duckdb: DuckDb,
): Promise<string | undefined> {
  const sql = strictRowsSql(query)
  if (sql === undefined) return undefined
  await duckdb.run(attachSql(output, 'snapshot', []))
  try {
    await duckdb.run(`create table ${dataTable} as ${sql}`)
    await duckdb.run('checkpoint snapshot')
    return output
  } catch (cause) {
    await duckdb.run('detach snapshot')
    await rm(output, { force: true })
    await rm(`${output}.wal`, { force: true })
    if (cause instanceof Error && cause.message.includes(notAsPlanned)) return undefined
    throw cause
  }
}

/** Writes the rows of `typed` that `bad_values` does not name, and leaves the new database attached. */
export async function writeGoodRows(
  { columns, badRowCount }: { readonly columns: readonly NamedColumn[]; readonly badRowCount: number },
  { output, sortBy }: { output: string; sortBy: readonly string[] },
  duckdb: DuckDb,
): Promise<string> {
  const names = columns.map(({ name }) => quoteName(name)).join(', ')
  const where = badRowCount > 0 ? ` where ${isGood}` : ''
  // leaving bad rows out is a join, and a join of many threads does not keep the order of the file
  const keys = sortBy.length > 0 || badRowCount > 0 ? [...sortBy.map(quoteName), 'line'] : []
  const order = keys.length > 0 ? ` order by ${keys.join(', ')}` : ''
  await duckdb.run(attachSql(output, 'snapshot', []))
  await duckdb.run(`create table ${dataTable} as select ${names} from typed${where}${order}`)
  await duckdb.run('checkpoint snapshot')
  return output
}

/** The first good rows as text, of what was written or of what only was looked at. */
export async function readPreview(
  columns: readonly NamedColumn[],
  { relation, isWritten }: { relation: string; isWritten: boolean },
  duckdb: DuckDb,
): Promise<(string | null)[][]> {
  const texts = columns.map(({ name }, index) => `${quoteName(name)}::varchar as c${index}`).join(', ')
  const first = isWritten ? 'order by rowid' : `where ${isGood} order by line`
  const rows = await duckdb.rows(
    `select ${texts} from ${relation} ${first} limit ${ingestLimits.previewRows}`,
  )
  return rows.map((row) => Object.values(row).map((value) => (value === null ? null : String(value))))
}

/** The first sort column that is a date, else the first date column, tells how new the data are. */
export async function readDataDate(
  columns: readonly NamedColumn[],
  sortBy: readonly string[],
  duckdb: DuckDb,
): Promise<{ dataDate?: string }> {
  const dates = columns.filter(({ type }) => type === 'date' || type === 'timestamp')
  const column = dates.find(({ name }) => sortBy.includes(name)) ?? dates[0]
  if (!column) return {}
  const [newest] = await duckdb.rows(
    `select max(${quoteName(column.name)})::date::varchar as newest from ${dataTable}`,
  )
  return typeof newest?.['newest'] === 'string' ? { dataDate: newest['newest'] } : {}
}
