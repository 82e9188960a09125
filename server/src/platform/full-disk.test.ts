import { writeFile } from 'node:fs/promises'
import SQLite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { isFullDisk } from './full-disk.ts'

it('a disk without room is told from the system and from the database, and nothing else is taken for it', async () => {
  const fromSystem: unknown = await writeFile('/dev/full', 'x').catch((error: unknown) => error)
  expect(isFullDisk(fromSystem)).toBe(true)
  const database = new SQLite(':memory:')
  database.pragma('max_page_count = 2')
  database.exec('create table filled (text text)')
  let fromDatabase: unknown
  try {
    database.prepare('insert into filled values (?)').run('x'.repeat(100_000))
  } catch (error) {
    fromDatabase = error
  }
  database.close()
  expect(isFullDisk(fromDatabase)).toBe(true)
  const fromReader = new Error(
    'IO Error: Could not write all bytes to file "snapshot.duckdb": File too large',
  )
  expect(isFullDisk(fromReader)).toBe(true)
  expect([isFullDisk(new Error('no such table')), isFullDisk('ENOSPC')]).toEqual([false, false])
})
