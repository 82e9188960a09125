import { isUtf8 } from 'node:buffer'
import type { CsvPlan } from '../../contract/uploads.ts'
import { refuseBinary } from '../../ingest/encoding.ts'
import { chunksOf } from './file-bytes.ts'

/** What one quick look at every byte of a file tells of it. */
export interface TextFacts {
  /** UTF-8 from its first byte to its last. */
  readonly isUtf8: boolean
  /** How every line ends; undefined when they differ. */
  readonly lineEnd: 'lf' | 'crlf' | undefined
  readonly hasEmptyLine: boolean
  /** The last one counts when it has no end, too. */
  readonly lines: number
  /** How often each byte occurs. */
  readonly counts: Readonly<Uint32Array>
}

const LF = 10
const CR = 13

/** Looks at every byte once, at about a gigabyte per second. Refuses what is no text by its first bytes. */
export async function scanText(path: string): Promise<TextFacts> {
  const counts = new Uint32Array(256)
  let carry: Buffer = Buffer.alloc(0)
  let valid = true
  let pairs = 0
  let hasEmptyLine = false
  let isFirst = true
  // a file that begins with a line end begins with an empty line
  let last = LF
  let lastButOne = LF
  for await (const chunk of chunksOf(path)) {
    if (isFirst && !hasUtf16Mark(chunk)) refuseBinary(chunk)
    isFirst = false
    if (valid) {
      const whole = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
      const end = lastCharacterEnd(whole)
      valid = isUtf8(whole.subarray(0, end))
      carry = Buffer.from(whole.subarray(end))
    }
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      counts[byte] = (counts[byte] ?? 0) + 1
      if (byte !== LF) continue
      const before = at > 0 ? chunk[at - 1] : last
      if (before === CR) {
        pairs++
        if ((at > 1 ? chunk[at - 2] : at === 1 ? last : lastButOne) === LF) hasEmptyLine = true
      } else if (before === LF) hasEmptyLine = true
    }
    lastButOne = (chunk.length > 1 ? chunk.at(-2) : last) ?? LF
    last = chunk.at(-1) ?? LF
  }
  const ends = counts[LF] ?? 0
  const returns = counts[CR] ?? 0
  return {
    isUtf8: valid && carry.length === 0,
    lineEnd: returns === 0 ? 'lf' : pairs === ends && pairs === returns ? 'crlf' : undefined,
    hasEmptyLine,
    lines: ends + (last === LF ? 0 : 1),
    counts,
  }
}

/**
 * Whether every line is a record that DuckDB cuts as the plan means it: no quote, no empty line, one kind of line
 * end, and in all as many delimiters as the columns ask for. A line with too few or too many it refuses itself,
 * except for one too many at the end of a line, which would break the sum.
 */
export function isPlain(facts: TextFacts, plan: CsvPlan): boolean {
  const count = (letter: string) => (letter === '' ? 0 : (facts.counts[letter.charCodeAt(0)] ?? 0))
  return (
    plan.encoding === 'utf-8' &&
    facts.isUtf8 &&
    facts.lineEnd !== undefined &&
    !facts.hasEmptyLine &&
    count('\0') === 0 &&
    count(plan.quote) === 0 &&
    facts.lines > (plan.header ? 1 : 0) &&
    count(plan.delimiter) === facts.lines * (plan.columns.length - 1)
  )
}

/** First bytes of full-width digits, of the full-width and of the no-break space. */
export function mayBeWide({ counts }: TextFacts): boolean {
  return [0xef, 0xe3, 0xc2].some((byte) => (counts[byte] ?? 0) > 0)
}

function hasUtf16Mark([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
}

/** Where the last character of these bytes begins that may go on in the next chunk, else their end. */
function lastCharacterEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}
