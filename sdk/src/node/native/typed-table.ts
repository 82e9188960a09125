import type { ColumnType } from '../../contract/dataset.ts'
import { IngestError } from '../../ingest/problem.ts'
import { quoteName, quoteText } from '../../ingest/quote.ts'
import { sqlTypes } from '../../ingest/sql.ts'
import { attachSql, type DuckDb } from './duckdb.ts'
import { isNested, ownTypeOf, type Field } from './own-types.ts'

interface Declared {
  readonly name: string
  readonly type: ColumnType
}

/** The relation that a Parquet file or the table `data` (or the only table) of a database file is. */
export async function relationOf(kind: 'parquet' | 'duckdb', path: string, duckdb: DuckDb): Promise<string> {
  try {
    if (kind === 'parquet') {
      const relation = `read_parquet(${quoteText(path)})`
      await duckdb.rows(`select count(*) as rows from ${relation}`)
      return relation
    }
    await duckdb.run(attachSql(path, 'source', ['read_only']))
  } catch (cause) {
    throw unreadable(cause)
  }
  const tables = await duckdb.rows(
    `select schema_name as schema, table_name as name from duckdb_tables() where database_name = 'source' and not internal`,
  )
  const table = tables.find(({ name }) => name === 'data') ?? (tables.length === 1 ? tables[0] : undefined)
  if (!table) throw new IngestError('unreadable-file', { why: 'no table data' })
  return `source.${quoteName(String(table['schema']))}.${quoteName(String(table['name']))}`
}

/** Every column of a relation with its own type; pictures and other bytes stay out. Throws where none is left. */
export async function ownColumns(relation: string, duckdb: DuckDb): Promise<Declared[]> {
  const columns: Declared[] = []
  for (const field of await fieldsOf(relation, duckdb)) {
    if (field.type === 'BLOB') continue
    columns.push({ name: field.name, type: await ownTypeOf(field, relation, duckdb) })
  }
  if (columns.length === 0) throw new IngestError('no-rows')
  return columns
}

async function fieldsOf(relation: string, duckdb: DuckDb): Promise<readonly Field[]> {
  const described = await duckdb.rows(
    `select column_name as name, column_type as type from (describe select * from ${relation})`,
  )
  return described.map(({ name, type }) => ({ name: String(name), type: String(type) }))
}

/**
 * A SELECT over typed rows, in the shape of `typedRowsSql`: `line` is the number of the row, a value that would lose
 * something by becoming the declared type is bad. Throws `missing-column`.
 */
export async function checkedTableSql(
  relation: string,
  columns: readonly Declared[],
  duckdb: DuckDb,
): Promise<string> {
  const described = await fieldsOf(relation, duckdb)
  // as SQL finds columns: `A1` is `a1`
  const types = new Map(described.map(({ name, type }) => [name.toLowerCase(), type]))
  const absent = columns.find(({ name }) => !types.has(name.toLowerCase()))
  if (absent) {
    const found = described.map(({ name }) => name).join(', ')
    throw new IngestError('missing-column', { column: absent.name, found: found.slice(0, 500) })
  }
  const values = columns.map(
    ({ name, type }, index) =>
      `${cast(quoteName(name), types.get(name.toLowerCase()) ?? '', type)} as v${index}`,
  )
  const isBad = ({ name }: Declared, index: number) =>
    `when ${quoteName(name)} is not null and v${index} is null then`
  const bad = columns.map((column, index) => `${isBad(column, index)} ${index}`)
  const text = columns.map((column, index) => `${isBad(column, index)} ${quoteName(column.name)}::varchar`)
  return [
    `with typed as (select ${columns.map(({ name }) => quoteName(name)).join(', ')}, ${values.join(', ')} from ${relation})`,
    `select row_number() over () as line,`,
    `${columns.map(({ name }, index) => `v${index} as ${quoteName(name)}`).join(', ')},`,
    `case ${bad.join(' ')} end as "#bad", case ${text.join(' ')} end as "#bad_text" from typed`,
  ].join('\n')
}

/** Casts that only convert; one that would round, cut or shift gives NULL. */
function cast(name: string, from: string, to: ColumnType): string {
  if (from === 'TIMESTAMP WITH TIME ZONE') return cast(`timezone('Asia/Shanghai', ${name})`, 'TIMESTAMP', to)
  if (to === 'integer' && /^(?:DOUBLE|FLOAT|DECIMAL)/.test(from)) {
    return `case when ${name} = round(${name}) then try_cast(${name} as bigint) end`
  }
  if (to === 'date' && from.startsWith('TIMESTAMP')) {
    return `case when ${name} = date_trunc('day', ${name}) then ${name}::date end`
  }
  if (to === 'text' && isNested(from)) return `to_json(${name})::varchar`
  return `try_cast(${name} as ${sqlTypes[to]})`
}

/** A foreign reader's complaint as a refusal, without any path of ours. */
export function unreadable(cause: unknown): IngestError {
  const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
  return new IngestError('unreadable-file', {
    why: why.replaceAll(/(["'])[^"']*\/[^"']*\1/g, '…').slice(0, 200),
  })
}
