import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { Table, type RecordBatch } from 'apache-arrow'
import {
  EngineError,
  type Engine,
  type QueryOptions,
  type Rows,
  type RunOptions,
} from '@aladdin/sdk/runtime/engine.ts'
import { cancelled, toEngineError } from '@aladdin/sdk/runtime/engine-failure.ts'
import { attachStatement, datasetDatabase, datasetFile, lockDown } from '@aladdin/sdk/runtime/lock-down.ts'
import type { EngineSource } from './engine-source.ts'

/** DuckDB-WASM in a worker of this frame, locked down before anything of an author runs. */
export async function openBrowserEngine(source: EngineSource): Promise<BrowserEngine> {
  // the worker fetches an address before it instantiates; the module itself comes as a message
  const nothingUrl = URL.createObjectURL(new Blob([]))
  try {
    const database = new AsyncDuckDB(new VoidLogger(), await source.takeWorker())
    await database.instantiate(nothingUrl)
    await database.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } })
    const connection = await database.connect()
    // No host has this name: the frame could not reach one either.
    await connection.query(lockDown('http://engine.invalid/ext').join(';'))
    return new BrowserEngine(database, connection, await database.getVersion())
  } finally {
    URL.revokeObjectURL(nothingUrl)
  }
}

/** How long an engine may take to answer after a statement was stopped, before it is given up. */
const patienceMs = 4000

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
      if (options.signal?.aborted !== true) throw toEngineError(thrown)
      if (await this.#isFree()) throw cancelled()
      throw new EngineError('fatal', 'a stopped statement did not let go of the engine')
    }
  }

  /**
   * A stopped statement ends between two slices of its work, but a join that fans out may not leave its slice for
   * minutes: then nothing else can run here either.
   */
  #isFree(): Promise<boolean> {
    const answer = this.#connection.query('select 1').then(
      () => true,
      () => true,
    )
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false))
    return Promise.race([answer, patience])
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
