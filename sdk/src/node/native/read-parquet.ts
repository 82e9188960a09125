import type { LocalText } from '../../contract/text.ts'
import type { ParquetPlan, PlannedColumn } from '../../contract/uploads.ts'
import { refuseTooMany } from '../../ingest/guess-columns.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import { exactNote, leftOutNote } from '../../ingest/notes.ts'
import { IngestError } from '../../ingest/problem.ts'
import { quoteName, quoteText } from '../../ingest/quote.ts'
import { nameColumns } from '../../ingest/rename.ts'
import type { DuckDb } from './duckdb.ts'
import { bytesAt, checkSize } from './file-bytes.ts'
import type { FileRows, Suggestion } from './file-rows.ts'
import { isNested, isNumeric, ownTypeOf, type Field } from './own-types.ts'
import { unreadable } from './typed-table.ts'

/** The file's own types; a number that ours could not hold exactly is text. */
export async function planParquet(path: string, duckdb: DuckDb): Promise<Suggestion> {
  const { fields } = await describe(path, duckdb)
  const notes: LocalText[] = []
  const names = nameColumns(fields.map(({ name }) => name))
  const columns: PlannedColumn[] = []
  for (const [index, { name, type }] of fields.entries()) {
    const isBytes = type === 'BLOB'
    const planned = await ownTypeOf({ name, type }, parquetSql(path), duckdb)
    if (isBytes) notes.push(leftOutNote(name, type))
    else if (planned === 'text' && isNumeric(type)) notes.push(exactNote(name))
    const header = name.slice(0, ingestLimits.headerLength)
    columns.push({ header, name: names[index] ?? `column_${index + 1}`, type: planned, include: !isBytes })
  }
  if (columns.every(({ include }) => !include)) throw new IngestError('no-rows')
  return { plan: { source: 'file', format: 'parquet', columns, badRows: 'refuse' }, notes, sheets: [] }
}

/** Every field as text, so that a plan reads it as it reads any file. */
export async function parquetRows(path: string, plan: ParquetPlan, duckdb: DuckDb): Promise<FileRows> {
  const { fields, rows } = await describe(path, duckdb)
  if (fields.length !== plan.columns.length) {
    throw new IngestError('unusable-plan', { why: `${fields.length} ≠ ${plan.columns.length}` })
  }
  const values = fields.map((field, index) => `${textOf(field)} as f${index}`)
  const relation = `(select file_row_number + 1 as line, ${values.join(', ')} from ${parquetSql(path)})`
  return { relation, wide: true, records: rows, refused: [], refusedCount: 0 }
}

function parquetSql(path: string): string {
  return `read_parquet(${quoteText(path)}, file_row_number = true)`
}

async function describe(path: string, duckdb: DuckDb): Promise<{ fields: Field[]; rows: number }> {
  const { size } = await checkSize(path)
  const end = await bytesAt(path, Math.max(0, size - 4), 4)
  if (end.toString('latin1') !== 'PAR1') throw new IngestError('truncated-file', { kind: 'Parquet' })
  try {
    const from = quoteText(path)
    const described = await duckdb.rows(
      `select column_name as name, column_type as type from (describe select * from read_parquet(${from}))`,
    )
    const [facts] = await duckdb.rows(`select num_rows::double as rows from parquet_file_metadata(${from})`)
    const [sum] = await duckdb.rows(
      `select sum(total_uncompressed_size)::double as bytes from parquet_metadata(${from})`,
    )
    refuseTooMany(described.length)
    const rows = Number(facts?.['rows'])
    if (rows > ingestLimits.rows) {
      throw new IngestError('too-many-rows', { found: rows, limit: ingestLimits.rows })
    }
    if (Number(sum?.['bytes']) > ingestLimits.unpackedParquetBytes) {
      throw new IngestError('zip-bomb', { found: Math.round(Number(sum?.['bytes']) / 1024 / 1024) })
    }
    return { fields: described.map(({ name, type }) => ({ name: String(name), type: String(type) })), rows }
  } catch (cause) {
    throw cause instanceof IngestError ? cause : unreadable(cause)
  }
}

function textOf({ name, type }: Field): string {
  const value = quoteName(name)
  // a number's text is the plain one that every format reads; NaN and infinity are no values
  if (type === 'DOUBLE' || type === 'FLOAT') return `case when isfinite(${value}) then ${value}::varchar end`
  if (type === 'TIMESTAMP WITH TIME ZONE') return `timezone('Asia/Shanghai', ${value})::varchar`
  if (type === 'BLOB') return 'null::varchar'
  if (isNested(type)) return `to_json(${value})::varchar`
  return `${value}::varchar`
}
