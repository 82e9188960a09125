/**
 * The engine's module without the exports that its JavaScript never names. DuckDB-WASM is linked so that extensions
 * could be loaded into it: it exports all of its 78,000 functions and globals, and on every start the linker in its
 * JavaScript walks through them several times. Extensions are locked out here, so the walk and a fifth of the bytes
 * serve nobody.
 *
 * @param wasm the module as the package brings it
 * @param glue the text of the JavaScript that instantiates it
 * @returns a module of equal code with a shorter export section
 * @throws {Error} where `wasm` is no module of WebAssembly, or not a whole one
 * @example slimEngine(readFileSync('duckdb-eh.wasm'), readFileSync('duckdb-browser-eh.worker.js', 'utf8'))
 */
export function slimEngine(wasm: Uint8Array, glue: string): Uint8Array<ArrayBuffer> {
  const reader = new Reader(wasm)
  if (!magic.every((byte) => reader.byte() === byte)) throw new Error('the engine is no WebAssembly module')
  const named = new Set(glue.match(/[\w$]+/g))
  const parts: Uint8Array[] = [wasm.subarray(0, magic.length)]
  while (!reader.isAtEnd) {
    const start = reader.at
    const id = reader.byte()
    const end = reader.number() + reader.at
    if (end > wasm.length) throw new Error('the engine ends too early')
    if (id === importSection) for (const name of importedNames(wasm.subarray(reader.at, end))) named.add(name)
    parts.push(
      id === exportSection ? keptExports(wasm.subarray(reader.at, end), named) : wasm.subarray(start, end),
    )
    reader.at = end
  }
  return joined(parts)
}

/** `\0asm` and the version of the format. */
const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const importSection = 2
const exportSection = 7

/** Names of the import section: the linker may look each of them up among the exports. */
function importedNames(section: Uint8Array): string[] {
  const reader = new Reader(section)
  return Array.from({ length: reader.number() }, () => {
    reader.bytes() // the module that the name is asked of
    const name = utf8.decode(reader.bytes())
    skipDescription(reader)
    return name
  })
}

function skipDescription(reader: Reader): void {
  const kind = reader.byte()
  if (kind === 0) return void reader.number() // a function: its type
  if (kind === 1) reader.byte() // a table: what it holds, then its size
  if (kind === 1 || kind === 2) return skipSize(reader) // a memory: its size
  reader.byte() // a global: its type; a tag: nothing yet
  reader.number() // whether the global changes; the tag's type
}

function skipSize(reader: Reader): void {
  const hasMost = (reader.byte() & 1) === 1
  reader.number()
  if (hasMost) reader.number()
}

/** The export section with those of its entries whose name is `named`. */
function keptExports(section: Uint8Array, named: ReadonlySet<string>): Uint8Array {
  const reader = new Reader(section)
  const kept: Uint8Array[] = []
  for (let left = reader.number(); left > 0; left--) {
    const start = reader.at
    const name = reader.bytes()
    reader.byte() // what it is
    reader.number() // which one
    if (isOfCpp(name)) continue
    const text = utf8.decode(name)
    if (named.has(text) || text.startsWith('dynCall_')) kept.push(section.subarray(start, reader.at))
  }
  const body = joined([encoded(kept.length), ...kept])
  return joined([Uint8Array.of(exportSection), encoded(body.length), body])
}

/** Reads the format's bytes, LEB128 numbers and names from the front. */
class Reader {
  at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  byte(): number {
    const byte = this.#bytes[this.at]
    if (byte === undefined) throw new Error('the engine ends too early')
    this.at += 1
    return byte
  }

  number(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }

  /** A name, not yet decoded. */
  bytes(): Uint8Array {
    const end = this.number() + this.at
    const bytes = this.#bytes.subarray(this.at, end)
    this.at = end
    return bytes
  }
}

/** Nine of ten exports have a name of C++ (`_ZN6duckdb…`), which JavaScript never says: they need no decoding. */
function isOfCpp(name: Uint8Array): boolean {
  return name[0] === 0x5f && name[1] === 0x5a
}

const utf8 = new TextDecoder()

function encoded(value: number): Uint8Array {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Uint8Array.from([...bytes, left])
    bytes.push((left % 128) | 0x80)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
