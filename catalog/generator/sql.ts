type Literal = string | number | boolean | null

/** A SELECT over literal rows, for small tables that are kept as TypeScript. */
export function selectRows(columns: readonly string[], rows: readonly (readonly Literal[])[]): string {
  const lines = rows.map((row) => `(${row.map(printLiteral).join(', ')})`)
  return `select * from (values\n${lines.join(',\n')}) as rows(${columns.join(', ')})`
}

/** A list of text that `list[1 + n % len(list)]` can pick from. */
export function textList(items: readonly string[]): string {
  return `[${items.map(printLiteral).join(', ')}]`
}

export function printLiteral(value: Literal): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return String(value)
}
