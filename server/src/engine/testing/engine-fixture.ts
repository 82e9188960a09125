import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDuckDb } from '@aladdin/sdk/node/native/duckdb.ts'
import { openBlobStore, type Blob, type BlobStore } from '../../storage/blob-store.ts'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { startNativePool } from '../native/native-pool.ts'

export interface EngineFixture {
  readonly folder: string
  readonly blobs: BlobStore
  readonly pool: NativePool
  /** A snapshot blob whose table `data` is this SELECT. */
  snapshotOf(select: string): Promise<Blob>
  close(): Promise<void>
}

/** A real store in a temporary folder with real child processes, for tests of the engine. */
export async function openEngineFixture(): Promise<EngineFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-engine-'))
  const blobs = await openBlobStore(folder)
  const pool = startNativePool(1)
  return {
    folder,
    blobs,
    pool,
    async snapshotOf(select) {
      const path = join(await blobs.workFolder(), 'snapshot.duckdb')
      await withDuckDb({ memoryMb: 500, threads: 1 }, async (duckdb) => {
        await duckdb.run(`attach '${path}' as made`)
        await duckdb.run(`create table made.main.data as ${select}`)
        await duckdb.run('detach made')
      })
      return blobs.put(path)
    },
    async close() {
      await pool.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Rows of the table `data` of a database file. */
export function readData(path: string, select = '*') {
  return withDuckDb({ memoryMb: 200, threads: 1 }, async (duckdb) => {
    await duckdb.run(`attach '${path}' as read_from (read_only)`)
    return duckdb.rows(`select ${select} from read_from.main.data`)
  })
}
