import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { Table, type RecordBatch } from 'apache-arrow'
import type { Engine, QueryOptions, Rows, RunOptions } from '@aladdin/sdk/runtime/engine.ts'
import { cancelled, toEngineError } from '@aladdin/sdk/runtime/engine-failure.ts'
import { attachStatement, datasetDatabase, datasetFile, lockDown } from '@aladdin/sdk/runtime/lock-down.ts'

export interface EngineFiles {
  readonly wasm: Blob
  readonly worker: string
}

/** DuckDB-WASM in a worker of this frame, locked down before anything of an author runs. */
export async function openBrowserEngine(files: EngineFiles): Promise<BrowserEngine> {
  const workerUrl = URL.createObjectURL(
    new Blob([absentInSealedFrames, files.worker], { type: 'text/javascript' }),
  )
  const wasmUrl = URL.createObjectURL(new Blob([files.wasm], { type: 'application/wasm' }))
  try {
    const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl))
    await database.instantiate(wasmUrl)
    await database.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } })
    const connection = await database.connect()
    // No host has this name: the frame could not reach one either.
    for (const sql of lockDown('http://engine.invalid/ext')) await connection.query(sql)
    return new BrowserEngine(database, connection, await database.getVersion())
  } finally {
    URL.revokeObjectURL(workerUrl)
    URL.revokeObjectURL(wasmUrl)
  }
}

/** The engine's worker compares with this class when a file is let go, but a frame without an origin has none. */
const absentInSealedFrames = 'self.FileSystemSyncAccessHandle ??= class {};\n'

/** One statement at a time: temporary views live on one connection, and a connection streams one result. */
export class BrowserEngine implements Engine {
  readonly version: string
  readonly #database: AsyncDuckDB
  readonly #connection: AsyncDuckDBConnection
  #turn: Promise<unknown> = Promise.resolve()

  constructor(database: AsyncDuckDB, connection: AsyncDuckDBConnection, version: string) {
    this.#database = database
    this.#connection = connection
    this.version = version
  }

  async attachBlob(alias: string, blob: Blob): Promise<void> {
    await this.#database.registerFileHandle(
      datasetFile(alias),
      blob,
      DuckDBDataProtocol.BROWSER_FILEREADER,
      true,
    )
    await this.run(attachStatement(alias))
  }

  async detach(alias: string): Promise<void> {
    await this.run(`detach database if exists "${datasetDatabase(alias)}"`)
    await this.#database.dropFile(datasetFile(alias))
  }

  async run(sql: string, options: RunOptions = {}): Promise<void> {
    await this.query(sql, options)
  }

  async query(sql: string, options: QueryOptions = {}): Promise<Rows> {
    const mine = this.#turn.then(() => this.#stream(sql, options))
    this.#turn = mine.catch(() => undefined)
    try {
      return await mine
    } catch (thrown) {
      throw options.signal?.aborted === true ? cancelled() : toEngineError(thrown)
    }
  }

  async close(): Promise<void> {
    await this.#database.terminate()
  }

  async #stream(sql: string, { limit = Infinity, signal }: QueryOptions): Promise<Rows> {
    if (signal?.aborted === true) throw cancelled()
    const cancel = (): void => void this.#connection.cancelSent()
    signal?.addEventListener('abort', cancel)
    try {
      const reader = await this.#connection.send(sql, true)
      await reader.open()
      // Read to its end, a reader forgets its schema.
      const { schema } = reader
      const batches: RecordBatch[] = []
      let count = 0
      for await (const batch of reader) {
        if (batch.numRows === 0) continue
        if (count < limit) batches.push(batch.slice(0, Math.min(batch.numRows, limit - count)))
        count += batch.numRows
        if (count > limit) break
      }
      signal?.throwIfAborted()
      if (count > limit) await this.#connection.cancelSent()
      return { table: new Table(schema, batches), truncated: count > limit }
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }
}
