/**
 * Where a name or a value becomes part of SQL that the platform writes for files, policies and snapshots. A NUL byte,
 * which DuckDB cannot hold, is refused here: a path or a policy without it would mean something else. Values that a
 * viewer types into an app have their own quoting, `runtime/quote.ts`, which leaves it out.
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
