import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import type { PlanChoice, SheetPlan } from '../../contract/uploads.ts'
import { guessColumns, looksLikeHeader, refuseTooMany } from '../../ingest/guess-columns.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import { skippedNote } from '../../ingest/notes.ts'
import { IngestError } from '../../ingest/problem.ts'
import { checkSize } from './file-bytes.ts'
import type { Cell, FileRows, Suggestion } from './file-rows.ts'
import { NormalizedWriter } from './normalized-writer.ts'
import { readZipDirectory, readZipText } from './zip-directory.ts'

/** Sheets of a workbook in their order, after a look at what it would unpack to. Throws `zip-bomb`, `binary-file`. */
export async function listSheets(path: string): Promise<string[]> {
  const { size } = await checkSize(path)
  const entries = await readZipDirectory(path, size)
  const workbook = entries.find(({ name }) => name === 'xl/workbook.xml')
  if (!workbook) throw new IngestError('binary-file', { kind: kindOfZip(entries.map(({ name }) => name)) })
  if (size > ingestLimits.sheetBytes) {
    throw new IngestError('sheet-too-large', { limit: ingestLimits.sheetBytes / 1024 / 1024 })
  }
  const texts = entries.filter(({ name }) => name.endsWith('.xml') || name.endsWith('.rels'))
  const unpacked = texts.reduce((sum, entry) => sum + entry.unpacked, 0)
  const isBomb = texts.some(
    (entry) => entry.unpacked > 32 * 1024 * 1024 && entry.unpacked > entry.packed * 250,
  )
  if (unpacked > ingestLimits.unpackedBytes || isBomb) {
    throw new IngestError('zip-bomb', { found: Math.round(unpacked / 1024 / 1024) })
  }
  const xml = await readZipText(path, workbook, 4 * 1024 * 1024)
  const names = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  )
  if (names.length === 0) throw new IngestError('unreadable-file', { why: 'no sheet' })
  return names
}

function kindOfZip(names: readonly string[]): string {
  if (names.includes('word/document.xml')) return 'Word'
  if (names.includes('ppt/presentation.xml')) return 'PowerPoint'
  return names.includes('content.xml') ? 'OpenDocument' : 'ZIP'
}

function plain(text: string): string {
  const letters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replaceAll(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, code: string) => {
    if (code.startsWith('#x')) return String.fromCodePoint(Number.parseInt(code.slice(2), 16))
    if (code.startsWith('#')) return String.fromCodePoint(Number(code.slice(1)))
    return letters[code] ?? whole
  })
}

/** The plan of the chosen sheet, else of the first that holds rows. */
export async function planSheet(path: string, choice: PlanChoice): Promise<Suggestion> {
  const sheets = await listSheets(path)
  if (choice.sheet !== undefined) {
    const cells = await readRows(path, choice.sheet, sheets)
    return { ...suggest(choice.sheet, cells, choice), sheets, cells }
  }
  for (const sheet of sheets.slice(0, 10)) {
    const cells = await readRows(path, sheet, sheets)
    if (cells.length > 0) return { ...suggest(sheet, cells, choice), sheets, cells }
  }
  throw new IngestError('empty-file')
}

function suggest(
  sheet: string,
  rows: readonly (readonly Cell[])[],
  choice: PlanChoice,
): Pick<Suggestion, 'plan' | 'notes'> {
  if (rows.length === 0) throw new IngestError('empty-file')
  const skip = rowsAbove(rows)
  const [first = [], ...rest] = rows.slice(skip)
  refuseTooMany(first.length)
  const sampled = rest.slice(0, ingestLimits.sniffedRows)
  const texts = (row: readonly Cell[]) => row.map((cell) => cell.text ?? '')
  // a cell that is a number or a date in the workbook names nothing
  const named = first.every(({ kind }) => kind !== 'other')
  const header = choice.header ?? (named && looksLikeHeader(texts(first), sampled.map(texts)))
  const below = header ? sampled : [first, ...sampled]
  const samples = first.map((cell, index) => {
    const cells = below.flatMap((row) => row[index] ?? [])
    return {
      header: header ? (cell.text ?? '').trim() : `column ${index + 1}`,
      values: cells.map(({ text }) => text ?? ''),
      isText: cells.every(({ kind }) => kind !== 'other'),
    }
  })
  const { columns, notes } = guessColumns(samples)
  const above = rows.slice(0, skip).flatMap((row) => row.flatMap(({ text }) => text ?? []))
  return {
    plan: { source: 'file', format: 'xlsx', sheet, skip, header, columns, badRows: 'refuse' },
    notes: above.length > 0 ? [skippedNote(above.join(' ').slice(0, 80)), ...notes] : notes,
  }
}

/** Empty rows and titles: a row of one value where most rows have several. */
function rowsAbove(rows: readonly (readonly Cell[])[]): number {
  const filled = rows.slice(0, 200).map((row) => row.filter(({ text }) => text !== null).length)
  const usual = Math.max(0, ...filled)
  const first = filled.findIndex((count) => count > 1 || (count === 1 && usual === 1))
  return Math.min(Math.max(first, 0), 100)
}

/** The rows of the sheet that a plan names. */
export async function readPlannedSheet(path: string, { sheet }: SheetPlan): Promise<Cell[][]> {
  const sheets = await listSheets(path)
  if (!sheets.includes(sheet)) throw new IngestError('unusable-plan', { why: sheet })
  return readRows(path, sheet, sheets)
}

/** Writes the rows of a sheet as rows of the plan's columns; a row without any value is none. */
export function normalizeSheet(
  rows: readonly (readonly Cell[])[],
  plan: SheetPlan,
  workFolder: string,
): FileRows {
  if (rows.length === 0) throw new IngestError('empty-file')
  const width = rows[0]?.length ?? 0
  if (width !== plan.columns.length)
    throw new IngestError('unusable-plan', { why: `${width} ≠ ${plan.columns.length}` })
  const writer = new NormalizedWriter(join(workFolder, 'normalized.csv'))
  try {
    for (const [index, row] of rows.entries()) {
      if (index < plan.skip + (plan.header ? 1 : 0) || row.every(({ text }) => text === null)) continue
      if (row.some(({ text }) => text?.includes('\0')))
        throw new IngestError('unreadable-file', { why: 'NUL' })
      writer.write(
        index + 1,
        row.map(({ text }) => text),
      )
    }
  } finally {
    writer.close()
  }
  return writer.finish(width)
}

const none: Cell = { text: null, kind: 'none' }

async function readRows(path: string, sheet: string, sheets: readonly string[]): Promise<Cell[][]> {
  let rows: unknown[][]
  try {
    // by place, because two names may differ in blanks only; a number keeps the digits of the file
    rows = await readSheet(path, sheets.indexOf(sheet) + 1, {
      trim: false,
      parseNumber: (digits) => ({ digits }),
    })
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw new IngestError('unreadable-file', { why: why.slice(0, 120) })
  }
  if (rows.length > ingestLimits.sheetRows) {
    throw new IngestError('too-many-rows', { found: rows.length, limit: ingestLimits.sheetRows })
  }
  return rows.map((row) => row.map(toCell))
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string') return value.trim() === '' ? none : { text: value, kind: 'text' }
  if (typeof value === 'boolean') return { text: String(value), kind: 'other' }
  if (value instanceof Date) return { text: momentText(value), kind: 'other' }
  if (typeof value === 'object' && value !== null && 'digits' in value) {
    return { text: String(value.digits).trim(), kind: 'other' }
  }
  return none
}

/** A day, a moment, or a time of day alone; a serial number is a little off the second. */
function momentText(value: Date): string {
  const at = new Date(Math.round(value.getTime() / 1000) * 1000)
  if (Number.isNaN(at.getTime())) return '#DATE'
  const [day = '', time = ''] = at.toISOString().slice(0, 19).split('T')
  if (day <= '1899-12-31') return time
  return time === '00:00:00' ? day : `${day} ${time}`
}
