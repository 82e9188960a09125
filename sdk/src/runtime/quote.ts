/**
 * Prints text as a SQL string literal. DuckDB ends a statement's text at a NUL byte, and no column holds one: what a
 * viewer has typed or pasted is asked for without it, instead of failing the block. `ingest/quote.ts` refuses it.
 */
export function quoteText(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`
}

/** Prints a name as a SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`
}
