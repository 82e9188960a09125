import { Type, type Static } from 'typebox'
import { ColumnType } from '../../contract/dataset.ts'
import { LocalText } from '../../contract/text.ts'
import { BadRow, IngestPlan, PlanChoice } from '../../contract/uploads.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import type { RefusedRecord } from '../../ingest/normalizer.ts'
import { bindPlan, checkPlan } from '../../ingest/plan.ts'
import { IngestError } from '../../ingest/problem.ts'
import { quoteName } from '../../ingest/quote.ts'
import { badValuesSql, typedRowsSql } from '../../ingest/sql.ts'
import { badValueReason } from './bad-value.ts'
import { attachSql, type DuckDb } from './duckdb.ts'
import { defineJob } from './job.ts'
import type { Suggestion } from './file-rows.ts'
import { openRows, suggestPlan } from './open-file.ts'
import { checkedTableSql, relationOf } from './typed-table.ts'

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
    /** Only for a person's own files on her own machine: opening a database file is like loading a program. */
    Type.Object({ kind: Type.Literal('duckdb'), path: Type.String(), columns: Type.Array(DeclaredColumn) }),
  ]),
  /** An empty folder for files of the job; the caller removes it. */
  workFolder: Type.String(),
  /** Database file to write, with one table `data`; absent for a preview. */
  output: Type.Optional(Type.String()),
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
})
export type IngestOutput = Static<typeof IngestOutput>

/** Every way in: reads a source by its plan, checks each value, and writes (or only previews) the table `data`. */
export const ingestJob = defineJob({
  name: 'ingest',
  input: IngestInput,
  output: IngestOutput,
  async run(input, duckdb) {
    const { source } = input
    const read = source.kind === 'file' ? await readFile(input, duckdb) : await readTable(input, duckdb)
    // who declares the columns may well have no rows yet; a file that shall say its columns must show some
    if (source.columns === undefined && read.rows + read.badRowCount === 0) throw new IngestError('no-rows')
    if (input.output === undefined) return { ...read, preview: await readPreview(read.columns, duckdb) }
    if (read.plan?.badRows !== 'skip' && read.badRowCount > 0) {
      throw new IngestError('bad-rows', { count: read.badRowCount, line: read.badRows[0]?.line ?? 0 })
    }
    if (source.columns === undefined && read.rows === 0) throw new IngestError('no-rows')
    await writeData(read, { output: input.output, sortBy: input.sortBy }, duckdb)
    return { ...read, preview: [], ...(await readDataDate(read.columns, input.sortBy, duckdb)) }
  },
})

type Read = Omit<IngestOutput, 'preview' | 'dataDate'>

async function readFile({ source, workFolder }: IngestInput, duckdb: DuckDb): Promise<Read> {
  if (source.kind !== 'file') throw new Error('not a file')
  const suggested: Suggestion =
    source.plan === undefined
      ? await suggestPlan(source.path, source.choice ?? {}, duckdb)
      : { plan: source.plan, notes: [], sheets: [] }
  const { notes, sheets, cells } = suggested
  const wanted = checkPlan(suggested.plan)
  // the names that an app declares are its own: they need not be such as a plan gives
  const plan = source.columns ? bindPlan(wanted, source.columns) : wanted
  const rows = await openRows(source.path, { plan, workFolder, ...(cells ? { cells } : {}) }, duckdb)
  const { records, refused, refusedCount } = rows
  const query = { plan, relation: rows.relation, wide: rows.wide }
  await duckdb.run(`create view typed as ${typedRowsSql(query)}`)
  const columns = plan.columns.filter((column) => column.include).map(({ name, type }) => ({ name, type }))
  const badValues = await findBadValues(badValuesSql(query), duckdb)
  if (source.columns) {
    if (refused[0]) throw unreadableRow(refused[0])
    await refuseWrong(columns, duckdb)
  }
  const listed = await duckdb.rows(
    `select line, min(bad) as bad, arg_min(text, bad) as text from bad_values group by line order by line limit ${ingestLimits.listedBadRows}`,
  )
  const values = listed.map(({ line, bad, text }): BadRow => {
    const column = columns[Number(bad)] ?? { name: '', type: 'text' }
    return {
      line: Number(line),
      text: String(text).slice(0, 200),
      column: column.name,
      reason: badValueReason(column.type, String(text)),
    }
  })
  const badRows = [...refused, ...values].toSorted((a, b) => a.line - b.line)
  return {
    ...(source.columns ? {} : { plan }),
    columns: source.columns ?? columns,
    rows: records - refusedCount - badValues,
    badRowCount: badValues + refusedCount,
    badRows: badRows.slice(0, ingestLimits.listedBadRows),
    notes: [...notes],
    sheets: [...sheets],
  }
}

function unreadableRow({ line, reason }: RefusedRecord): IngestError {
  return new IngestError('unreadable-row', { line, zh: reason.zh, en: reason.en })
}

async function readTable({ source }: IngestInput, duckdb: DuckDb): Promise<Read> {
  if (source.kind === 'file') throw new Error('not a table')
  const relation = await relationOf(source.kind, source.path, duckdb)
  await duckdb.run(`create view typed as ${await checkedTableSql(relation, source.columns, duckdb)}`)
  const badValues = 'select line, "#bad", "#bad_text" from typed where "#bad" is not null'
  await findBadValues([badValues], duckdb)
  await refuseWrong(source.columns, duckdb)
  const [counted] = await duckdb.rows(`select count(*) as rows from ${relation}`)
  return {
    columns: source.columns,
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
  await duckdb.run('create temp table bad_values (line bigint, bad integer, text varchar)')
  for (const select of selects) await duckdb.run(`insert into bad_values ${select}`)
  const [counted] = await duckdb.rows('select count(distinct line) as rows from bad_values')
  return Number(counted?.['rows'])
}

const isGood = 'line not in (select line from bad_values)'

async function readPreview(columns: readonly DeclaredColumn[], duckdb: DuckDb): Promise<(string | null)[][]> {
  const texts = columns.map(({ name }, index) => `${quoteName(name)}::varchar as c${index}`).join(', ')
  const rows = await duckdb.rows(
    `select ${texts} from typed where ${isGood} order by line limit ${ingestLimits.previewRows}`,
  )
  return rows.map((row) => Object.values(row).map((value) => (value === null ? null : String(value))))
}

/** The first sort column that is a date, else the first date column, tells how new the data are. */
async function readDataDate(
  columns: readonly DeclaredColumn[],
  sortBy: readonly string[],
  duckdb: DuckDb,
): Promise<{ dataDate?: string }> {
  const dates = columns.filter(({ type }) => type === 'date' || type === 'timestamp')
  const column = dates.find(({ name }) => sortBy.includes(name)) ?? dates[0]
  if (!column) return {}
  const [newest] = await duckdb.rows(
    `select max(${quoteName(column.name)})::date::varchar as newest from snapshot.main.data`,
  )
  return typeof newest?.['newest'] === 'string' ? { dataDate: newest['newest'] } : {}
}

/** Leaves the new database attached as `snapshot`. */
async function writeData(
  { columns, badRowCount }: Read,
  { output, sortBy }: { output: string; sortBy: readonly string[] },
  duckdb: DuckDb,
): Promise<void> {
  const names = columns.map(({ name }) => quoteName(name)).join(', ')
  const where = badRowCount > 0 ? ` where ${isGood}` : ''
  // leaving bad rows out is a join, and a join of many threads does not keep the order of the file
  const keys = sortBy.length > 0 || badRowCount > 0 ? [...sortBy.map(quoteName), 'line'] : []
  const order = keys.length > 0 ? ` order by ${keys.join(', ')}` : ''
  await duckdb.run(attachSql(output, 'snapshot', []))
  await duckdb.run(`create table snapshot.main.data as select ${names} from typed${where}${order}`)
  await duckdb.run('checkpoint snapshot')
}
