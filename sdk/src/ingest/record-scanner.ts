import { ingestLimits } from './limits.ts'
import { IngestError } from './problem.ts'

export interface Dialect {
  readonly delimiter: string
  /** Empty when the file has no quoting. */
  readonly quote: string
}

export interface ScannedRecord {
  /** Bytes of the record without its line end; valid only during the call. */
  readonly bytes: Uint8Array
  /** 1-based line on which the record begins. */
  readonly line: number
  readonly fields: number
  /** It has a quote where the dialect knows none: inside plain text (kept) or behind a closing quote (broken). */
  readonly quoting: 'regular' | 'loose' | 'broken'
  readonly spansLines: boolean
}

const LF = 10
const CR = 13
const atFieldStart = 0
const inPlain = 1
const inQuotes = 2
const afterQuote = 3

/**
 * Cuts UTF-8 bytes into records and knows the line of each, quoted line breaks included. Empty lines are no
 * records. Throws when a quote never closes or a record is too long to be one.
 */
export class RecordScanner {
  private readonly delimiter: number
  private readonly quote: number
  private readonly onRecord: (record: ScannedRecord) => void
  private held: Uint8Array = new Uint8Array()
  private state = atFieldStart
  private fields = 1
  private line = 1
  private recordLine = 1
  private quoteLine = 1
  private quoting: ScannedRecord['quoting'] = 'regular'
  private skipLineFeed = false

  constructor(dialect: Dialect, onRecord: (record: ScannedRecord) => void) {
    this.delimiter = dialect.delimiter.charCodeAt(0)
    this.quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
    this.onRecord = onRecord
  }

  push(chunk: Uint8Array): void {
    const bytes = this.held.length === 0 ? chunk : joined(this.held, chunk)
    const { delimiter, quote } = this
    let start = 0
    let state = this.state
    for (let at = this.held.length; at < bytes.length; at++) {
      const byte = bytes[at]
      if (this.skipLineFeed) {
        this.skipLineFeed = false
        if (byte === LF) {
          start = at + 1
          continue
        }
      }
      if (state === inQuotes) {
        if (byte === quote) state = afterQuote
        else if (byte === LF) this.line++
        continue
      }
      if (byte === delimiter) {
        this.fields++
        state = atFieldStart
      } else if (byte === LF || byte === CR) {
        this.emit(bytes.subarray(start, at))
        this.skipLineFeed = byte === CR
        start = at + 1
        state = atFieldStart
      } else if (byte === quote) {
        if (state === atFieldStart) {
          state = inQuotes
          this.quoteLine = this.line
        } else if (state === afterQuote) state = inQuotes
        else if (this.quoting === 'regular') this.quoting = 'loose'
      } else if (state === afterQuote) {
        this.quoting = 'broken'
        state = inPlain
      } else state = inPlain
    }
    this.state = state
    this.held = bytes.slice(start)
    if (this.held.length > ingestLimits.recordBytes) this.refuseLong()
  }

  /** A file that is only looked at by its beginning ends wherever it was cut: what is left over is dropped. */
  finish({ cut = false }: { cut?: boolean } = {}): void {
    if (cut) return
    if (this.state === inQuotes) throw new IngestError('unclosed-quote', { line: this.quoteLine })
    if (this.held.length > 0) this.emit(this.held)
    this.held = new Uint8Array()
  }

  private emit(bytes: Uint8Array): void {
    const line = this.recordLine
    if (bytes.length > ingestLimits.recordBytes) this.refuseLong()
    if (bytes.length > 0) {
      this.onRecord({
        bytes,
        line,
        fields: this.fields,
        quoting: this.quoting,
        spansLines: this.line > line,
      })
    }
    this.line++
    this.recordLine = this.line
    this.fields = 1
    this.quoting = 'regular'
  }

  private refuseLong(): never {
    if (this.state === inQuotes) throw new IngestError('unclosed-quote', { line: this.quoteLine })
    throw new IngestError('row-too-long', { line: this.recordLine, limit: ingestLimits.recordBytes })
  }
}

/** The values of one record; doubled quotes inside quotes are one. */
export function splitRecord(text: string, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect
  if (quote === '' || !text.includes(quote)) return text.split(delimiter)
  const values: string[] = []
  let at = 0
  for (;;) {
    let value = ''
    if (text[at] === quote) {
      at++
      for (;;) {
        const end = text.indexOf(quote, at)
        if (end < 0) return [...values, value + text.slice(at)]
        value += text.slice(at, end)
        at = end + 1
        if (text[at] !== quote) break
        value += quote
        at++
      }
    }
    const end = text.indexOf(delimiter, at)
    value += text.slice(at, end < 0 ? undefined : end)
    values.push(value)
    if (end < 0) return values
    at = end + 1
  }
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}
