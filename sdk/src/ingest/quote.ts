/**
 * The one place where a name or a value becomes part of platform-written SQL. Whatever is not text that DuckDB can
 * hold (a NUL byte) is refused, not cleaned.
 */
export function quoteName(name: string): string {
  return `"${checked(name).replaceAll('"', '""')}"`
}

export function quoteText(value: string): string {
  return `'${checked(value).replaceAll("'", "''")}'`
}

function checked(value: string): string {
  if (value.includes('\0')) throw new Error('a NUL byte cannot be part of SQL')
  return value
}
