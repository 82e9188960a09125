import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { randomMacros } from './random.ts'
import { countsOf, type Scale } from './scale.ts'
import { printLiteral } from './sql.ts'
import type { Bank, TableSource } from './table-source.ts'
import { tableSources } from './tables/all.ts'

export interface BankRequest {
  readonly seed: number
  readonly scale: Scale
  /** Gets `<dataset>.parquet`, and the truth under `truth/`; made when it does not exist. */
  readonly folder: string
  /** Called before each file with its name. */
  readonly onProgress?: (table: string) => void
}

export interface GeneratedTable {
  readonly name: string
  /** Truth is for verification only and must never become a dataset. */
  readonly kind: 'dataset' | 'truth'
  readonly file: string
  readonly rows: number
  readonly bytes: number
  /** Same rows, same text, whatever their order; differs when any value differs. */
  readonly checksum: string
  /** SHA-256 of the file's bytes. */
  readonly sha256: string
}

/**
 * Writes the demo bank as one Parquet file per table. The same seed, scale and generator version give the same bytes.
 * Needs about 10 MB and a few seconds for scale `s`; `m` and `l` need a hundred and some thousand times that.
 */
export async function generateBank(request: BankRequest): Promise<GeneratedTable[]> {
  const spill = join(request.folder, '.spill')
  await mkdir(join(request.folder, 'truth'), { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', {
    // One thread: sums of doubles and the order of rows inside a file must not depend on who finished first.
    threads: '1',
    temp_directory: spill,
  })
  const connection = await instance.connect()
  try {
    for (const macro of randomMacros(request.seed)) await connection.run(macro)
    return await writeTables(connection, request)
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(spill, { recursive: true, force: true })
  }
}

async function writeTables(connection: DuckDBConnection, request: BankRequest): Promise<GeneratedTable[]> {
  const bank: Bank = { counts: countsOf[request.scale] }
  const written: GeneratedTable[] = []
  for (const source of tableSources) {
    const query = `${source.select(bank)} order by ${source.order}`
    if (source.isKept) await connection.run(`create table ${source.name} as ${query}`)
    if (source.kind === 'work') continue
    request.onProgress?.(source.kind === 'truth' ? `truth/${source.name}` : source.name)
    const file = join(request.folder, source.kind === 'truth' ? 'truth' : '', `${source.name}.parquet`)
    const rows = source.isKept ? `select * from ${source.name} order by ${source.order}` : query
    await connection.run(
      `copy (${rows}) to ${printLiteral(file)}
       (format parquet, compression zstd, compression_level 8, parquet_version ${source.parquetVersion ?? 'v1'})`,
    )
    written.push(await describeFile(connection, source, file))
  }
  return written
}

async function describeFile(
  connection: DuckDBConnection,
  source: TableSource,
  file: string,
): Promise<GeneratedTable> {
  const reader = await connection.runAndReadAll(`
    select count(*)::varchar, coalesce(sum(md5_number_lower(line::varchar)::hugeint), 0)::varchar
    from read_parquet(${printLiteral(file)}) as line`)
  const [rows, checksum] = reader.getRows()[0] ?? []
  const { size } = await stat(file)
  return {
    name: source.name,
    kind: source.kind === 'truth' ? 'truth' : 'dataset',
    file,
    rows: Number(rows),
    bytes: size,
    checksum: String(checksum),
    sha256: await hashFile(file),
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}
