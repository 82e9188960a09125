/** SQL in the house's form; text that the formatter cannot read stays as it is. */
export async function formatSql(sql: string): Promise<string> {
  const { formatDialect, duckdb } = await import('sql-formatter')
  try {
    return formatDialect(sql, {
      dialect: duckdb,
      keywordCase: 'lower',
      functionCase: 'preserve',
      tabWidth: 2,
      expressionWidth: 90,
      paramTypes: { named: ['$'], custom: [{ regex: String.raw`\[\[|\]\]` }] },
    })
  } catch {
    return sql
  }
}
