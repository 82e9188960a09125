import { EngineError, type EngineErrorKind } from './engine.ts'

/**
 * Turns whatever a DuckDB-WASM build threw into one `EngineError`. A trap of the WebAssembly instance is `fatal`:
 * every later statement on that instance would fail the same way.
 */
export function toEngineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown
  const text = withoutPaths(plainText(thrown instanceof Error ? thrown.message : String(thrown)))
  const line = /^LINE (\d+):/m.exec(text)?.[1]
  return new EngineError(kindOf(thrown, text), text, {
    line: line === undefined ? undefined : Number(line),
    cause: thrown,
  })
}

export function cancelled(): EngineError {
  return new EngineError('cancelled', 'the statement was cancelled')
}

function kindOf(thrown: unknown, text: string): EngineErrorKind {
  if (/^(FATAL|INTERNAL) Error/i.test(text) || /database has been invalidated/i.test(text)) return 'fatal'
  if (/^Out of Memory Error/i.test(text)) return 'out-of-memory'
  if (/^INTERRUPT Error/i.test(text) || /^query was canceled/i.test(text)) return 'cancelled'
  if (/^[A-Z][A-Za-z ]* Error: /.test(text)) return 'query'
  return isTrap(thrown, text) ? 'fatal' : 'query'
}

/** The browser hands errors over as text, Node as `WebAssembly.RuntimeError`: both are recognised. */
function isTrap(thrown: unknown, text: string): boolean {
  return (
    (thrown instanceof Error && thrown.name === 'RuntimeError') ||
    /out of bounds|unreachable|signature mismatch|null function|memory access|Maximum call stack/i.test(text)
  )
}

/** Some errors of the parser arrive as JSON. */
function plainText(text: string): string {
  if (!text.startsWith('{"exception_type"')) return text
  const parsed = JSON.parse(text) as { exception_type: string; exception_message: string } // DuckDB's own shape
  return `${parsed.exception_type} Error: ${parsed.exception_message}`
}

/** Names of files of the place where the engine runs are nobody's business; a statement's own text stays. */
function withoutPaths(text: string): string {
  return text.replaceAll(/(?:file:\/\/)?(?<![\w)\]])(?:\/[\w.@+-]+){2,}\/?/g, '…')
}
