import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database } from './schema.ts'

/** Opens the metadata database; SQL may ask the given clock with `now_ms()`. */
export function openDatabase({ file, clock }: { file: string; clock: () => number }): Kysely<Database> {
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
  return new Kysely<Database>({ dialect: new SqliteDialect({ database }) })
}
