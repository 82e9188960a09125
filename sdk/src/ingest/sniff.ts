import type { LocalText } from '../contract/text.ts'
import type { PlanChoice, PlannedColumn } from '../contract/uploads.ts'
import { guessColumns, looksLikeHeader, refuseTooMany } from './guess-columns.ts'
import { ingestLimits } from './limits.ts'
import { IngestError } from './problem.ts'
import { RecordScanner, splitRecord, type Dialect } from './record-scanner.ts'

export interface Sniffed extends Dialect {
  readonly header: boolean
  readonly columns: readonly PlannedColumn[]
  readonly notes: readonly LocalText[]
}

interface Sniffing {
  /** The file goes on behind these bytes. */
  readonly cut: boolean
  readonly choice?: PlanChoice | undefined
}

/**
 * Guesses delimiter, quoting, header, names and types from the beginning of a file in UTF-8 without a mark.
 * What its author has chosen is not guessed.
 */
export function sniff(bytes: Uint8Array, { cut, choice = {} }: Sniffing): Sniffed {
  const dialect = choice.delimiter ? { delimiter: choice.delimiter, quote: '"' } : sniffDialect(bytes, cut)
  const records = readRecords(bytes, dialect, cut)
  const [first, ...rest] = records
  if (!first) throw new IngestError('empty-file')
  refuseTooMany(first.values.length)
  const ragged = rest.filter((record) => record.values.length !== first.values.length)
  if (ragged[0] && ragged.length * 2 > rest.length) {
    const facts = { line: ragged[0].line, found: ragged[0].values.length, expected: first.values.length }
    throw new IngestError('ragged-rows', facts)
  }
  const below = rest.map((record) => record.values)
  const header = choice.header ?? looksLikeHeader(first.values, below)
  const rows = (header ? rest : records).filter((record) => record.values.length === first.values.length)
  const samples = first.values.map((value, index) => ({
    header: header ? value.trim() : `column ${index + 1}`,
    values: rows.map((record) => record.values[index] ?? ''),
  }))
  return { ...dialect, header, ...guessColumns(samples) }
}

interface SplitRecord {
  readonly line: number
  readonly values: readonly string[]
}

function readRecords(bytes: Uint8Array, dialect: Dialect, cut: boolean): SplitRecord[] {
  const records: SplitRecord[] = []
  const decoder = new TextDecoder()
  const scanner = new RecordScanner(dialect, (record) => {
    if (records.length < ingestLimits.sniffedRows) {
      records.push({ line: record.line, values: splitRecord(decoder.decode(record.bytes), dialect) })
    }
  })
  scanner.push(bytes)
  scanner.finish({ cut })
  return records
}

/** The delimiter that cuts most of the first records into the same number of fields, more than one if possible. */
function sniffDialect(bytes: Uint8Array, cut: boolean): Dialect {
  const beginning = bytes.subarray(0, 256 * 1024)
  const isCut = cut || beginning.length < bytes.length
  const candidates = [',', '\t', ';', '|'].map((delimiter) => {
    const counts = new Map<number, number>()
    let records = 0
    const scanner = new RecordScanner({ delimiter, quote: '"' }, (record) => {
      records++
      counts.set(record.fields, (counts.get(record.fields) ?? 0) + 1)
    })
    try {
      scanner.push(beginning)
      scanner.finish({ cut: isCut })
    } catch (cause) {
      if (!(cause instanceof IngestError)) throw cause
    }
    const [fields, times] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [1, 0]
    return { delimiter, fields, share: fields > 1 && records > 0 ? times / records : 0 }
  })
  const [best] = candidates.toSorted((a, b) => b.share - a.share || b.fields - a.fields)
  return { delimiter: best && best.share > 0 ? best.delimiter : ',', quote: '"' }
}
