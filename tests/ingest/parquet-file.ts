import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'

/** The rows of a SELECT as a Parquet file. */
export async function parquetFile(select: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-parquet-'))
  const path = join(folder, 'made.parquet')
  try {
    await withDuckDb({ memoryMb: 200, threads: 1 }, (duckdb) =>
      duckdb.run(`copy (${select}) to '${path}' (format parquet)`),
    )
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
