import type { CsvPlan } from '../contract/uploads.ts'
import type { LocalText } from '../contract/text.ts'
import { Utf8Converter } from './encoding.ts'
import { ingestLimits } from './limits.ts'
import { IngestError } from './problem.ts'
import { RecordScanner, splitRecord, type ScannedRecord } from './record-scanner.ts'

export interface RefusedRecord {
  readonly line: number
  readonly text: string
  readonly reason: LocalText
}

/**
 * Rewrites a file, chunk by chunk, into the form that `typedRowsSql` reads: UTF-8, every record with its line number
 * in front and the planned number of fields. Records that cannot be cut so are counted and listed, not passed on.
 */
export class Normalizer {
  readonly refused: RefusedRecord[] = []
  refusedCount = 0
  records = 0
  spansLines = false
  /** The file may hold full-width letters. */
  wide = false
  /** Fields of the file's first record. */
  firstFields: number | undefined
  private readonly plan: CsvPlan
  private readonly converter: Utf8Converter
  private readonly scanner: RecordScanner
  private readonly decoder = new TextDecoder()
  private readonly encoder = new TextEncoder()
  private readonly delimiter: number
  private out: Uint8Array = new Uint8Array(1 << 20)
  private used = 0

  constructor(plan: CsvPlan) {
    this.plan = plan
    this.delimiter = plan.delimiter.charCodeAt(0)
    this.converter = new Utf8Converter(plan.encoding)
    this.scanner = new RecordScanner(plan, (record) => this.take(record))
  }

  /** Normalized bytes for this chunk; they are overwritten by the next call. */
  push(chunk: Uint8Array, last = false): Uint8Array {
    this.used = 0
    const bytes = this.converter.push(chunk, last)
    // first bytes of full-width digits, of the full-width and of the no-break space
    this.wide ||= bytes.includes(0xef) || bytes.includes(0xe3) || bytes.includes(0xc2)
    this.scanner.push(bytes)
    if (last) this.scanner.finish()
    return this.out.subarray(0, this.used)
  }

  private take(record: ScannedRecord): void {
    const isFirst = this.firstFields === undefined
    this.firstFields ??= record.fields
    if (isFirst && this.plan.header) return
    this.records++
    if (record.fields !== this.plan.columns.length) {
      this.refuse(record, fieldsReason(record.fields, this.plan.columns.length))
      return
    }
    if (record.quoting === 'broken') {
      this.refuse(record, quoteReason)
      return
    }
    if (record.bytes.length > ingestLimits.cellBytes) this.checkCells(record)
    if (record.spansLines) this.spansLines = true
    const bytes = record.quoting === 'loose' ? this.requoted(record.bytes) : record.bytes
    this.write(record.line, bytes)
  }

  private refuse(record: ScannedRecord, reason: LocalText): void {
    this.refusedCount++
    if (this.refused.length >= ingestLimits.listedBadRows) return
    const text = this.decoder.decode(record.bytes.subarray(0, 400)).slice(0, 200)
    this.refused.push({ line: record.line, text, reason })
  }

  private checkCells(record: ScannedRecord): void {
    const limit = ingestLimits.cellBytes
    const cells = splitRecord(this.decoder.decode(record.bytes), this.plan)
    if (cells.some((cell) => this.encoder.encode(cell).length > limit)) {
      throw new IngestError('cell-too-long', { line: record.line, limit })
    }
  }

  /** A quote inside plain text is part of the value; DuckDB takes it only when the value is quoted. */
  private requoted(bytes: Uint8Array): Uint8Array {
    const { quote, delimiter } = this.plan
    const cells = splitRecord(this.decoder.decode(bytes), this.plan)
    const text = cells.map((cell) => quote + cell.replaceAll(quote, quote + quote) + quote).join(delimiter)
    return this.encoder.encode(text)
  }

  private write(line: number, bytes: Uint8Array): void {
    const needed = this.used + bytes.length + 24
    if (needed > this.out.length) {
      const wider = new Uint8Array(needed * 2)
      wider.set(this.out.subarray(0, this.used))
      this.out = wider
    }
    const digits = String(line)
    for (let at = 0; at < digits.length; at++) this.out[this.used++] = digits.charCodeAt(at)
    this.out[this.used++] = this.delimiter
    this.out.set(bytes, this.used)
    this.used += bytes.length
    this.out[this.used++] = 10
  }
}

function fieldsReason(found: number, expected: number): LocalText {
  return {
    zh: `有 ${found} 列，应为 ${expected} 列。请检查分隔符和引号。`,
    en: `It has ${found} fields instead of ${expected}. Check delimiters and quotes.`,
  }
}

const quoteReason: LocalText = {
  zh: '引号之后还有文字。请把值中的引号写成两个。',
  en: 'Text follows a closing quote. Double the quotes inside the value.',
}
