import type { PlannedColumn } from '../contract/uploads.ts'
import { ingestLimits } from './limits.ts'
import { IngestError } from './problem.ts'
import { RecordScanner, splitRecord, type Dialect } from './record-scanner.ts'
import { nameColumns } from './rename.ts'
import { emptyMarks, fits, valueFormats, type ValueFormat } from './value-format.ts'

export interface Sniffed extends Dialect {
  readonly header: boolean
  readonly columns: readonly PlannedColumn[]
}

/**
 * Guesses delimiter, quoting, header, names and types from the beginning of a file in UTF-8 without a mark.
 * `cut` says that the file goes on behind these bytes.
 */
export function sniff(bytes: Uint8Array, { cut }: { cut: boolean }): Sniffed {
  const dialect = sniffDialect(bytes, cut)
  const records = readRecords(bytes, dialect, cut)
  const [first, ...rest] = records
  if (!first) throw new IngestError('empty-file')
  if (first.values.length > ingestLimits.columns) {
    throw new IngestError('too-many-columns', { found: first.values.length, limit: ingestLimits.columns })
  }
  const ragged = rest.filter((record) => record.values.length !== first.values.length)
  if (ragged[0] && ragged.length * 2 > rest.length) {
    const facts = { line: ragged[0].line, found: ragged[0].values.length, expected: first.values.length }
    throw new IngestError('ragged-rows', facts)
  }
  const header = looksLikeHeader(
    first.values,
    rest.map((record) => record.values),
  )
  const rows = (header ? rest : records).filter((record) => record.values.length === first.values.length)
  const headers = first.values.map((value, index) =>
    header ? value.trim().slice(0, ingestLimits.headerLength) : `column ${index + 1}`,
  )
  const names = nameColumns(headers)
  const columns = headers.map((title, index): PlannedColumn => {
    const values = rows.map((record) => record.values[index]?.trim() ?? '')
    const guessed = guessType(title, values)
    return {
      header: title,
      name: names[index] ?? `column_${index + 1}`,
      type: guessed?.type ?? 'text',
      ...(guessed?.format === undefined ? {} : { format: guessed.format }),
      include: title !== '' || values.some((value) => value !== ''),
    }
  })
  return { ...dialect, header, columns }
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

/**
 * A header names every column differently and holds no number and no date. Where it repeats a name or names columns
 * by years, the rows below tell: they hold numbers or dates where it holds words, or no years where it has them.
 */
function looksLikeHeader(values: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const cells = values.map((value) => value.trim())
  const named = cells.filter((value) => value !== '')
  if (named.length === 0) return false
  if (!named.some(isTyped) && new Set(named).size === named.length) return true
  if (named.some((value) => isTyped(value) && !isYear(value))) return false
  return cells.some((cell, index) => {
    if (cell === '' || isEmpty(cell)) return false
    const below = rows.map((row) => row[index]?.trim() ?? '').filter((value) => !isEmpty(value))
    if (below.length === 0) return false
    const share = (is: (value: string) => boolean) => below.filter(is).length / below.length
    return isYear(cell) ? share(isYear) < 0.2 : share(isTyped) >= fittingShare
  })
}

function isTyped(value: string): boolean {
  return valueFormats.some((format) => format.type !== 'boolean' && fits(value, format))
}

/** A year or a month of one, such as 2026 or 202601: what a table names its columns by. */
function isYear(value: string): boolean {
  return /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])?$/.test(value)
}

function isEmpty(value: string): boolean {
  return value === '' || emptyMarks.includes(value.toLowerCase())
}

/** Share of the values that must fit; the others become bad rows, which the author sees before she confirms. */
const fittingShare = 0.8

function guessType(header: string, values: readonly string[]): ValueFormat | undefined {
  const present = values.filter((value) => !isEmpty(value))
  if (present.length === 0) return undefined
  const isIdentifier = present.some((value) => /^[+-]?0[0-9]+$/.test(value) || /^[0-9]{16,}$/.test(value))
  if (isIdentifier) return undefined
  const namesKey =
    /(?:^|[_\s])(?:id|no|code|phone|mobile)$|[a-z]I[Dd]$|(?:编号|代码|编码|号|号码|电话|手机)$/.test(
      header.trim().replace(/^[A-Z_\s]+$/, (upper) => upper.toLowerCase()),
    )
  const shares = valueFormats
    .filter((format) => !namesKey || (format.type !== 'integer' && format.type !== 'number'))
    .map((format) => ({
      format,
      share: present.filter((value) => fits(value, format)).length / present.length,
    }))
  const best = shares.reduce((best, each) => (each.share > best.share ? each : best), {
    format: undefined as ValueFormat | undefined, // widens the start value
    share: 0,
  })
  return best.share >= fittingShare ? best.format : undefined
}
