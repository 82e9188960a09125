import { DuckDBInstance } from '@duckdb/node-api'
import { quoteText } from '../../ingest/quote.ts'

/** A value as it leaves the engine: 64-bit integers and decimals as doubles, dates and timestamps as ISO text. */
export type Cell = string | number | boolean | null

export interface DuckDb {
  run(sql: string): Promise<void>
  /** All rows as objects; for results that are known to be small. */
  rows(sql: string): Promise<Record<string, Cell>[]>
}

export interface DuckDbSettings {
  readonly memoryMb: number
  readonly threads: number
  /** Where it may spill to disk; without one it does not. */
  readonly spillFolder?: string | undefined
}

/** Opens an in-memory DuckDB that loads no extension and whose settings can no longer be changed, for one job. */
export async function withDuckDb<T>(
  settings: DuckDbSettings,
  use: (duckdb: DuckDb) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${settings.memoryMb}MB`,
    threads: String(settings.threads),
    temp_directory: settings.spillFolder ?? '',
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    await connection.run('set lock_configuration = true')
    return await use({
      async run(sql) {
        await connection.run(sql)
      },
      async rows(sql) {
        const reader = await connection.runAndReadAll(sql)
        return reader.getRowObjectsJS().map(toCells)
      },
    })
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Attaches a database file that the platform wrote. */
export function attachSql(path: string, name: string, options: readonly string[]): string {
  return `attach ${quoteText(path)} as ${name}${options.length > 0 ? ` (${options.join(', ')})` : ''}`
}

function toCells(row: Record<string, unknown>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toCell(value)]))
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return Number(value)
  throw new Error('a job selects only text, numbers and booleans')
}
