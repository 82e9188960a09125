/** Prints text as a SQL string literal. */
export function quoteText(text: string): string {
  // DuckDB ends a statement's text at a zero byte, and no column holds one.
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`
}

/** Prints a name as a SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`
}
