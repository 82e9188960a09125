import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { macOf } from '../platform/audit-seal.ts'
import { keepStatements } from './kept-statements.ts'
import type { Database } from './schema.ts'

/** Opens a database beside the server that works on it; whatever would change it fails. */
export function openForReading(file: string): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new SqliteDialect({ database: new SQLite(file, { readonly: true, fileMustExist: true }) }),
  })
}

export interface DatabasePlace {
  readonly file: string
  readonly clock: () => number
  /** Seals rows of the audit; it never lies in the database. */
  readonly auditKey: Buffer
}

/** Opens the metadata database; SQL may ask the given clock with `now_ms()` and seal a text with `audit_mac()`. */
export function openDatabase({ file, clock, auditKey }: DatabasePlace): Kysely<Database> {
  mkdirSync(dirname(file), { recursive: true })
  const database = new SQLite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  // kilobytes: the tables that the gallery walks stay in memory, where SQLite's own 2 MB would read them again and again
  database.pragma('cache_size = -65536')
  database.pragma('temp_store = MEMORY')
  database.function('now_ms', { deterministic: false }, () => Math.trunc(clock()))
  database.function('audit_mac', { deterministic: true }, (text) => macOf(auditKey, String(text)))
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: keepStatements(database) }) })
}
