import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { ConfigError } from './config.ts'

/**
 * Takes a data folder for this process alone and gives what lets it go. The lock is the operating system's, so a
 * process that was killed holds nothing. A second server would empty the first one's work folder.
 */
export function takeDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const lock = new SQLite(join(folder, 'server.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    if (!(cause instanceof SQLite.SqliteError) || cause.code !== 'SQLITE_BUSY') throw cause
    throw new ConfigError(
      `ALADDIN_DATA is ${folder}, and another Aladdin server works in that folder: stop it, or name another folder`,
      { cause },
    )
  }
  return () => lock.close()
}
