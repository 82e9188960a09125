import { join } from 'node:path'
import type { Encoding, JsonPlan, PlannedColumn } from '../../contract/uploads.ts'
import { Utf8Converter } from '../../ingest/encoding.ts'
import { guessColumns } from '../../ingest/guess-columns.ts'
import { readRecord, type JsonKind, type JsonRecord } from '../../ingest/json-fields.ts'
import { isLines, LineScanner, ValueScanner, type JsonScanner } from '../../ingest/json-records.ts'
import { ingestLimits } from '../../ingest/limits.ts'
import { IngestError } from '../../ingest/problem.ts'
import { chunksOf } from './file-bytes.ts'
import type { FileRows, Suggestion } from './file-rows.ts'
import { NormalizedWriter } from './normalized-writer.ts'

/** An object with more keys than this, beside others, is a map: its keys are values, not names of columns. */
const mostKeys = 200

interface Seen {
  readonly values: string[]
  readonly kinds: Set<JsonKind>
}

/** Reads the whole file, because any row may bring a field that no row before it had. */
export async function planJson(path: string, encoding: Encoding): Promise<Suggestion> {
  let whole: ReadonlySet<string> = new Set()
  for (;;) {
    const seen = await look(path, encoding, whole)
    const maps = mapsAmong([...seen.keys()])
    if (maps.some((map) => !whole.has(map))) {
      whole = new Set([...whole, ...maps])
      continue
    }
    const samples = [...seen].map(([header, { values, kinds }]) => ({
      header,
      values,
      isText: !kinds.has('number') && !kinds.has('boolean'),
    }))
    const { columns, notes } = guessColumns(samples)
    const typed = columns.map((column) =>
      seen.get(column.header)?.kinds.has('nested') ? toText(column) : column,
    )
    return {
      plan: { source: 'file', format: 'json', encoding, columns: typed, badRows: 'refuse' },
      notes,
      sheets: [],
    }
  }
}

function toText({ header, name }: PlannedColumn): PlannedColumn {
  return { header, name, type: 'text', include: true }
}

async function look(
  path: string,
  encoding: Encoding,
  whole: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>()
  let records = 0
  let faults = 0
  let firstFault = 0
  await eachRecord(path, { encoding, whole }, ({ fields, fault }, { line }) => {
    records++
    if (fault) {
      faults++
      firstFault ||= line
      return
    }
    for (const [header, { text, kind }] of fields) {
      let column = seen.get(header)
      if (!column) seen.set(header, (column = { values: [], kinds: new Set() }))
      column.kinds.add(kind)
      if (column.values.length < ingestLimits.sniffedRows) column.values.push(text)
    }
    if (seen.size > ingestLimits.columns * 20) {
      throw new IngestError('too-many-columns', { found: seen.size, limit: ingestLimits.columns })
    }
  })
  if (records === 0) throw new IngestError('empty-file')
  if (faults * 2 > records) throw new IngestError('not-json', { line: firstFault })
  if (seen.size === 0) throw new IngestError('no-rows')
  return seen
}

/** Outer headers under which there are too many others. */
function mapsAmong(headers: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const header of headers) {
    const dot = header.lastIndexOf('.')
    if (dot > 0) counts.set(header.slice(0, dot), (counts.get(header.slice(0, dot)) ?? 0) + 1)
  }
  return [...counts].filter(([, keys]) => keys > mostKeys).map(([header]) => header)
}

/** Writes the objects of a file as rows of the plan's columns. */
export async function normalizeJson(path: string, plan: JsonPlan, workFolder: string): Promise<FileRows> {
  const headers = plan.columns.map(({ header }) => header)
  const known = new Set(headers)
  const whole = new Set(headers.filter((header) => !headers.some((other) => other.startsWith(`${header}.`))))
  const writer = new NormalizedWriter(join(workFolder, 'normalized.csv'))
  try {
    await eachRecord(path, { encoding: plan.encoding, whole }, ({ fields, fault }, { line, text }) => {
      const foreign = fault ? undefined : [...fields.keys()].find((header) => !known.has(header))
      if (fault) writer.refuse({ line, text, reason: fault })
      else if (foreign !== undefined) writer.refuse({ line, text, reason: foreignReason(foreign) })
      else
        writer.write(
          line,
          headers.map((header) => fields.get(header)?.text ?? null),
        )
    })
  } finally {
    writer.close()
  }
  return writer.finish(headers.length)
}

function foreignReason(header: string) {
  return {
    zh: `有计划之外的字段“${header}”。请重新上传这个文件，让计划包含它。`,
    en: `It has a field “${header}” that the plan does not know. Upload the file again, so that the plan has it.`,
  }
}

interface Reading {
  readonly encoding: Encoding
  readonly whole: ReadonlySet<string>
}

async function eachRecord(
  path: string,
  { encoding, whole }: Reading,
  take: (record: JsonRecord, place: { readonly line: number; readonly text: string }) => void,
): Promise<void> {
  const converter = new Utf8Converter(encoding)
  const decoder = new TextDecoder('utf-8')
  const onValue = (text: string, line: number): void => {
    if (text.length > ingestLimits.recordBytes)
      throw new IngestError('row-too-long', { line, limit: ingestLimits.recordBytes })
    take(readRecord(text, whole), { line, text })
  }
  let scanner: JsonScanner | undefined
  for await (const chunk of chunksOf(path)) {
    const text = decoder.decode(converter.push(chunk), { stream: true })
    scanner ??= isLines(text) ? new LineScanner(onValue) : new ValueScanner(onValue)
    scanner.push(text)
  }
  scanner?.push(decoder.decode(converter.push(new Uint8Array(), true)))
  scanner?.finish()
}
