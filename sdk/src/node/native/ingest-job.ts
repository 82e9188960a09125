import { Type, type Static } from 'typebox'
import { ColumnType } from '../../contract/dataset.ts'
import { LocalText } from '../../contract/text.ts'
import { BadRow, IngestPlan, PlanChoice } from '../../contract/uploads.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import type { RefusedRecord } from '../../ingest/normalizer.ts'
import { bindPlan, checkPlan } from '../../ingest/plan.ts'
import { IngestError } from '../../ingest/problem.ts'
import { badValuesSql, typedRowsSql } from '../../ingest/sql.ts'
import { badValueReason } from './bad-value.ts'
import type { DuckDb } from './duckdb.ts'
import { defineJob } from './job.ts'
import type { FileRows, Suggestion } from './file-rows.ts'
import { normalizeCsv, openRows, suggestPlan } from './open-file.ts'
import { checkedTableSql, ownColumns, relationOf } from './typed-table.ts'
import { dataTable, readDataDate, readPreview, writeGoodRows, writeStrictly } from './write-rows.ts'

const DeclaredColumn = Type.Object({ name: Type.String(), type: ColumnType })
export type DeclaredColumn = Static<typeof DeclaredColumn>

export const IngestInput = Type.Object({
  source: Type.Union([
    Type.Object({
      kind: Type.Literal('file'),
      path: Type.String(),
      /** Absent: the plan that the file suggests, after what its author has chosen. */
      plan: Type.Optional(IngestPlan),
      choice: Type.Optional(PlanChoice),
      /** Reads exactly these columns; a value that does not fit is an error and not a bad row. */
      columns: Type.Optional(Type.Array(DeclaredColumn)),
    }),
    Type.Object({ kind: Type.Literal('parquet'), path: Type.String(), columns: Type.Array(DeclaredColumn) }),
    /**
     * With no column declared, every column that the table has. Only for a person's own files on her own machine:
     * opening a database file is like loading a program.
     */
    Type.Object({ kind: Type.Literal('duckdb'), path: Type.String(), columns: Type.Array(DeclaredColumn) }),
  ]),
  /** An empty folder for files of the job; the caller removes it. */
  workFolder: Type.String(),
  /** Database file to write, with one table `data`; absent for a preview. */
  output: Type.Optional(Type.String()),
  /** For a preview: database file where the good rows stay, so that they need not be read again. */
  keep: Type.Optional(Type.String()),
  sortBy: Type.Array(Type.String()),
})
export type IngestInput = Static<typeof IngestInput>

export const IngestOutput = Type.Object({
  plan: Type.Optional(IngestPlan),
  columns: Type.Array(DeclaredColumn),
  /** Good rows. */
  rows: Type.Integer(),
  badRowCount: Type.Integer(),
  badRows: Type.Array(BadRow),
  /** First good rows as text, one value per included column. */
  preview: Type.Array(Type.Array(Type.Union([Type.String(), Type.Null()]))),
  notes: Type.Array(LocalText),
  sheets: Type.Array(Type.String()),
  /** Newest value of the dataset's date column. */
  dataDate: Type.Optional(Type.String()),
  /** The good rows of a preview lie where it was to keep them. */
  kept: Type.Boolean(),
})
export type IngestOutput = Static<typeof IngestOutput>

/** Every way in: reads a source by its plan, checks each value, and writes (or only previews) the table `data`. */
export const ingestJob = defineJob({
  name: 'ingest',
  input: IngestInput,
  output: IngestOutput,
  async run(input, duckdb) {
    const { source, output } = input
    const { read, written } =
      source.kind === 'file'
        ? await readFile(input, duckdb)
        : { read: await readTable(input, duckdb), written: undefined }
    // who declares the columns may well have no rows yet; a file that shall say its columns must show some
    if (source.columns === undefined && read.rows + read.badRowCount === 0) throw new IngestError('no-rows')
    if (output === undefined) {
      const keep = read.columns.length > mostKept || read.rows === 0 ? undefined : input.keep
      const kept =
        written ?? (keep ? await writeGoodRows(read, { output: keep, sortBy: [] }, duckdb) : undefined)
      const from = kept ? { relation: dataTable, isWritten: true } : { relation: 'typed', isWritten: false }
      const preview = await readPreview(read.columns, from, duckdb)
      const dated = kept ? await readDataDate(read.columns, [], duckdb) : {}
      return { ...read, preview, kept: kept !== undefined, ...dated }
    }
    if (read.plan?.badRows !== 'skip' && read.badRowCount > 0) {
      throw new IngestError('bad-rows', { count: read.badRowCount, line: read.badRows[0]?.line ?? 0 })
    }
    if (source.columns === undefined && read.rows === 0) throw new IngestError('no-rows')
    if (written === undefined) await writeGoodRows(read, { output, sortBy: input.sortBy }, duckdb)
    return { ...read, preview: [], kept: false, ...(await readDataDate(read.columns, input.sortBy, duckdb)) }
  },
})

/** Rows of a wider table are not kept for a preview: writing them could take more memory than looking at them. */
const mostKept = 200

type Read = Omit<IngestOutput, 'preview' | 'dataDate' | 'kept'>

interface FileRead {
  readonly read: Read
  /** The file that already holds the rows. */
  readonly written: string | undefined
}

async function readFile({ source, workFolder, ...input }: IngestInput, duckdb: DuckDb): Promise<FileRead> {
  if (source.kind !== 'file') throw new Error('not a file')
  const suggested: Suggestion =
    source.plan === undefined
      ? await suggestPlan(source.path, source.choice ?? {}, duckdb)
      : { plan: source.plan, notes: [], sheets: [] }
  const { notes, sheets, cells, facts } = suggested
  const wanted = checkPlan(suggested.plan)
  // the names that an app declares are its own: they need not be such as a plan gives
  const plan = source.columns ? bindPlan(wanted, source.columns) : wanted
  const opening = { plan, workFolder, ...(cells ? { cells } : {}), ...(facts ? { facts } : {}) }
  const columns = plan.columns.filter((column) => column.include).map(({ name, type }) => ({ name, type }))
  const target = input.sortBy.length > 0 ? undefined : (input.output ?? input.keep)

  const readRows = async (rows: FileRows): Promise<FileRead> => {
    const { records, refused, refusedCount } = rows
    const query = { plan, relation: rows.relation, unnumbered: rows.unnumbered, wide: rows.wide }
    if (source.columns && refused[0]) throw unreadableRow(refused[0])
    const written = target && records > refusedCount ? await writeStrictly(query, target, duckdb) : undefined
    if (written === undefined) await duckdb.run(`create or replace view typed as ${typedRowsSql(query)}`)
    const badValues = written ? 0 : await findBadValues(badValuesSql(query), duckdb)
    if (source.columns && badValues > 0) await refuseWrong(columns, duckdb)
    const values = badValues > 0 ? await listBadValues(columns, duckdb) : []
    const badRows = [...refused, ...values].toSorted((a, b) => a.line - b.line)
    const read = {
      ...(source.columns ? {} : { plan }),
      columns: source.columns ?? columns,
      rows: records - refusedCount - badValues,
      badRowCount: badValues + refusedCount,
      badRows: badRows.slice(0, ingestLimits.listedBadRows),
      notes: [...notes],
      sheets: [...sheets],
    }
    return { read, written }
  }

  const rows = await openRows(source.path, opening, duckdb)
  try {
    return await readRows(rows)
  } catch (cause) {
    if (plan.format !== 'csv' || rows.unnumbered === undefined || !isUncut(cause)) throw cause
    return readRows(await normalizeCsv(source.path, plan, workFolder))
  }
}

/** DuckDB met a line that it cannot cut into fields, or one too long. */
function isUncut(cause: unknown): boolean {
  return cause instanceof Error && cause.message.includes('CSV Error')
}

async function listBadValues(columns: readonly DeclaredColumn[], duckdb: DuckDb): Promise<BadRow[]> {
  const listed = await duckdb.rows(
    `select line, min(bad) as bad, arg_min(text, bad) as text from bad_values group by line order by line limit ${ingestLimits.listedBadRows}`,
  )
  return listed.map(({ line, bad, text }): BadRow => {
    const column = columns[Number(bad)] ?? { name: '', type: 'text' }
    return {
      line: Number(line),
      text: String(text).slice(0, 200),
      column: column.name,
      reason: badValueReason(column.type, String(text)),
    }
  })
}

function unreadableRow({ line, reason }: RefusedRecord): IngestError {
  return new IngestError('unreadable-row', { line, zh: reason.zh, en: reason.en })
}

async function readTable({ source }: IngestInput, duckdb: DuckDb): Promise<Read> {
  if (source.kind === 'file') throw new Error('not a table')
  const relation = await relationOf(source.kind, source.path, duckdb)
  const columns = source.columns.length > 0 ? source.columns : await ownColumns(relation, duckdb)
  await duckdb.run(`create view typed as ${await checkedTableSql(relation, columns, duckdb)}`)
  const badValues = 'select line, "#bad", "#bad_text" from typed where "#bad" is not null'
  await findBadValues([badValues], duckdb)
  await refuseWrong(columns, duckdb)
  const [counted] = await duckdb.rows(`select count(*) as rows from ${relation}`)
  return {
    columns,
    rows: Number(counted?.['rows']),
    badRowCount: 0,
    badRows: [],
    notes: [],
    sheets: [],
  }
}

async function refuseWrong(columns: readonly DeclaredColumn[], duckdb: DuckDb): Promise<void> {
  const [wrong] = await duckdb.rows('select line, bad, text from bad_values order by line, bad limit 1')
  if (!wrong) return
  const column = columns[Number(wrong['bad'])]
  throw new IngestError('wrong-type', {
    column: column?.name ?? '',
    expected: column?.type ?? '',
    value: String(wrong['text']).slice(0, 80),
    line: Number(wrong['line']),
  })
}

/** Keeps what does not fit in `bad_values`; tells how many rows that concerns. */
async function findBadValues(selects: readonly string[], duckdb: DuckDb): Promise<number> {
  await duckdb.run('create or replace temp table bad_values (line bigint, bad integer, text varchar)')
  for (const select of selects) await duckdb.run(`insert into bad_values ${select}`)
  const [counted] = await duckdb.rows('select count(distinct line) as rows from bad_values')
  return Number(counted?.['rows'])
}
