import { join } from 'node:path'
import type { CsvPlan, IngestPlan, PlanChoice } from '../../contract/uploads.ts'
import { EncodingDetector, Utf8Converter } from '../../ingest/encoding.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import { sniff } from '../../ingest/sniff.ts'
import { normalizedSql, plainSql } from '../../ingest/file-sql.ts'
import type { DuckDb } from './duckdb.ts'
import { bytesAt, checkSize, chunksOf } from './file-bytes.ts'
import type { FileRows, Suggestion } from './file-rows.ts'
import { normalizeFile } from './normalize-file.ts'
import { normalizeJson, planJson } from './read-json.ts'
import { parquetRows, planParquet } from './read-parquet.ts'
import { normalizeSheet, planSheet, readPlannedSheet } from './read-sheet.ts'
import { isPlain, mayBeWide, scanText, type TextFacts } from './scan-text.ts'

/** The plan that a file suggests by its content, whatever its name says. */
export async function suggestPlan(path: string, choice: PlanChoice, duckdb: DuckDb): Promise<Suggestion> {
  const { size } = await checkSize(path)
  const mark = (await bytesAt(path, 0, 4)).toString('latin1')
  if (mark === 'PAR1') return planParquet(path, duckdb)
  if (mark === 'PK\u0003\u0004') return planSheet(path, choice)
  const facts = await scanText(path)
  const encoding = choice.encoding ?? (facts.isUtf8 ? 'utf-8' : await detectEncoding(path))
  const beginning = await bytesAt(path, 0, Math.min(size, ingestLimits.sniffedBytes))
  const cut = beginning.length < size
  // a cut beginning may end inside a character, which is no fault: only a whole file is read to its last byte
  const text = new Utf8Converter(encoding).push(beginning, !cut)
  if (looksLikeJson(text)) return planJson(path, encoding)
  const { notes, delimiter, quote, header, columns } = sniff(text, { cut, choice })
  const dialect = { encoding, delimiter, quote, header }
  return {
    plan: { source: 'file', format: 'csv', ...dialect, columns: [...columns], badRows: 'refuse' },
    notes,
    sheets: [],
    facts,
  }
}

interface Opening extends Pick<Suggestion, 'cells' | 'facts'> {
  readonly plan: IngestPlan
  readonly workFolder: string
}

/** The rows of a file by its plan. What it writes on the way lies in the work folder. */
export async function openRows(
  path: string,
  { plan, workFolder, cells, facts }: Opening,
  duckdb: DuckDb,
): Promise<FileRows> {
  switch (plan.format) {
    case 'csv':
      return (await plainRows(path, plan, facts)) ?? normalizeCsv(path, plan, workFolder)
    case 'json':
      return normalizeJson(path, plan, workFolder)
    case 'xlsx':
      return normalizeSheet(cells ?? (await readPlannedSheet(path, plan)), plan, workFolder)
    case 'parquet':
      return parquetRows(path, plan, duckdb)
  }
}

/** The rows of a file that DuckDB cuts as it lies there; undefined when it must be normalized first. */
async function plainRows(
  path: string,
  plan: CsvPlan,
  known: TextFacts | undefined,
): Promise<FileRows | undefined> {
  // in a path, these would be a pattern of paths
  if (/[*?[\]{}]/.test(path)) return undefined
  await checkSize(path)
  const facts = known ?? (await scanText(path))
  if (facts.lineEnd === undefined || !isPlain(facts, plan)) return undefined
  const { delimiter, quote, columns, header } = plan
  const file = { path, delimiter, quote, header, fields: columns.length, lineEnd: facts.lineEnd }
  const records = facts.lines - (header ? 1 : 0)
  return { ...plainSql(file), wide: mayBeWide(facts), records, refused: [], refusedCount: 0 }
}

/** The rows of any CSV file, rewritten so that DuckDB cuts them as the plan means it. */
export async function normalizeCsv(path: string, plan: CsvPlan, workFolder: string): Promise<FileRows> {
  const output = join(workFolder, 'normalized.csv')
  const { spansLines, wide, records, refused, refusedCount } = await normalizeFile(path, plan, output)
  const { delimiter, quote, columns } = plan
  const file = { path: output, delimiter, quote, fields: columns.length, spansLines }
  return { relation: normalizedSql(file), wide, records, refused, refusedCount }
}

async function detectEncoding(path: string) {
  const detector = new EncodingDetector()
  for await (const chunk of chunksOf(path)) detector.push(chunk)
  return detector.finish()
}

/** An object or a list of objects; a CSV may well begin with a bracket, but not so. */
function looksLikeJson(text: Uint8Array): boolean {
  const beginning = new TextDecoder().decode(text.subarray(0, 4096)).trimStart()
  return /^(?:\{\s*(?:"|\}|$)|\[\s*(?:\{|\]|$))/.test(beginning)
}
