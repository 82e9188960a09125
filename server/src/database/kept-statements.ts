import type SQLite from 'better-sqlite3'

/** More texts than this are prepared again when they come back: lists of many lengths would fill memory. */
const mostKept = 400

/**
 * A database that prepares each text once: reading and planning a query costs more than most queries themselves. A
 * kept statement answers all its rows at once; nobody may walk through one row by row.
 */
export function keepStatements(database: SQLite.Database) {
  const kept = new Map<string, SQLite.Statement>()
  return {
    prepare(text: string): SQLite.Statement {
      // a statement knows the columns of the tables that there were
      if (/^\s*(create|alter|drop)\b/i.test(text)) kept.clear()
      const known = kept.get(text)
      const statement = known ?? database.prepare(text)
      // the one asked for last stands last
      kept.delete(text)
      kept.set(text, statement)
      const [oldest] = kept.size > mostKept ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      return statement
    },
    close(): void {
      kept.clear()
      database.close()
    },
  }
}
