import type { Encoding } from '../contract/uploads.ts'
import { IngestError } from './problem.ts'

// Node and browsers name the type in different libraries; the value is the same
type Decoder = InstanceType<typeof TextDecoder>

/**
 * Finds the encoding of a file from all its bytes: a byte-order mark, else UTF-8 when every byte is valid UTF-8,
 * else GB18030. A file that is neither is refused at `finish` with the line where GB18030 breaks.
 */
export class EncodingDetector {
  private marked: Encoding | undefined
  private begun = false
  private utf8: Decoder | undefined = new TextDecoder('utf-8', { fatal: true })
  private readonly gb = new TextDecoder('gb18030', { fatal: true })
  private gbBrokenOnLine: number | undefined
  private line = 1

  push(bytes: Uint8Array): void {
    if (!this.begun && bytes.length > 0) {
      this.begun = true
      this.marked = encodingOfMark(bytes)
      if (this.marked === undefined) refuseBinary(bytes)
    }
    if (this.marked !== undefined && this.marked !== 'utf-8') return
    if (this.utf8) this.utf8 = decodes(this.utf8, bytes, true) ? this.utf8 : undefined
    if (this.marked === undefined && this.gbBrokenOnLine === undefined) {
      if (!decodes(this.gb, bytes, true)) this.gbBrokenOnLine = this.line
    }
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.line++
  }

  finish(): Encoding {
    if (!this.begun) throw new IngestError('empty-file')
    if (this.marked !== undefined && this.marked !== 'utf-8') return this.marked
    if (this.utf8 && decodes(this.utf8, new Uint8Array(), false)) return 'utf-8'
    if (this.marked === 'utf-8')
      throw new IngestError('wrong-encoding', { encoding: 'UTF-8', line: this.line })
    if (this.gbBrokenOnLine === undefined && decodes(this.gb, new Uint8Array(), false)) return 'gb18030'
    const line = this.gbBrokenOnLine ?? this.line
    throw new IngestError('wrong-encoding', { encoding: 'UTF-8 / GB18030', line })
  }
}

/** Refuses what is no text, by name where its first bytes tell. */
export function refuseBinary(bytes: Uint8Array): void {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const known = signatures.find(([, sign, at]) => head.startsWith(sign, at))
  if (known) {
    throw new IngestError('binary-file', { kind: known[0] })
  }
  if (head.includes('\0')) throw new IngestError('binary-file', { kind: 'binary' })
}

const signatures: readonly (readonly [kind: string, sign: string, at: number])[] = [
  ['ZIP', 'PK\u0003\u0004', 0],
  ['XLS (97–2003)', '\u00d0\u00cf\u0011\u00e0', 0],
  ['PDF', '%PDF', 0],
  ['Parquet', 'PAR1', 0],
  ['GZIP', '\u001f\u008b', 0],
  ['SQLite', 'SQLite format 3', 0],
  ['DuckDB', 'DUCK', 8],
  ['PNG', '\u0089PNG', 0],
  ['JPEG', '\u00ff\u00d8\u00ff', 0],
  ['RAR', 'Rar!', 0],
  ['7z', '7z\u00bc\u00af', 0],
]

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x84 && b === 0x31 && c === 0x95 && bytes[3] === 0x33) return 'gb18030'
  return undefined
}

function decodes(decoder: Decoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

/**
 * Turns the bytes of a file, chunk by chunk, into UTF-8 without a byte-order mark. Bytes that do not fit the
 * encoding throw `wrong-encoding` with the line.
 */
export class Utf8Converter {
  private readonly encoding: Encoding
  private readonly decoder: Decoder
  private readonly encoder = new TextEncoder()
  private line = 1

  constructor(encoding: Encoding) {
    this.encoding = encoding
    this.decoder = new TextDecoder(encoding, { fatal: true })
  }

  push(bytes: Uint8Array, last = false): Uint8Array {
    try {
      const text = this.decoder.decode(bytes, { stream: !last })
      // GB18030 has its own form of the mark, which the decoder leaves in the text
      const out = this.encoder.encode(this.line === 1 ? text.replace(/^\uFEFF/, '') : text)
      for (let at = out.indexOf(10); at >= 0; at = out.indexOf(10, at + 1)) this.line++
      return out
    } catch {
      throw new IngestError('wrong-encoding', { encoding: this.encoding.toUpperCase(), line: this.line })
    }
  }
}
