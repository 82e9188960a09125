import { readFileSync } from 'node:fs'
import { Table, tableFromIPC } from 'apache-arrow'
import type { Engine, EngineError, QueryOptions, Rows, RunOptions } from '../runtime/engine.ts'
import { cancelled, toEngineError } from '../runtime/engine-failure.ts'
import { attachStatement, datasetFile, lockDown } from '../runtime/lock-down.ts'
import { openDatabase, openDuckdb, type Duckdb } from './open-duckdb.ts'

/** An `Engine` in this thread, with the one thing that only a place can do: bring an extract in. */
export interface NodeEngine extends Engine {
  /** Attaches a `.duckdb` file with one table `main.data` as database `ds_<alias>`. */
  attachFile(alias: string, content: string | Uint8Array): Promise<void>
}

/**
 * DuckDB-WASM in this thread, locked down as in the browser. A statement runs in slices, so an aborted signal
 * ends it; a program that must survive anything runs it in a worker thread (`run-in-worker.ts`).
 */
export async function openNodeEngine(): Promise<NodeEngine> {
  return await engineOn(await openDuckdb())
}

/** An empty engine on an instance that may have served another run: nothing of that run is left. */
export async function engineOn(duckdb: Duckdb): Promise<NodeEngine> {
  openDatabase(duckdb)
  const connection = connectionOf(duckdb)
  const statements = new Statements(duckdb, connection)
  for (const sql of lockDown('http://127.0.0.1/engine/ext')) await statements.run(sql)
  return {
    version: duckdb.getVersion(),
    run: (sql, options) => statements.run(sql, options),
    query: (sql, options) => statements.query(sql, options),
    async attachFile(alias, content) {
      const bytes = typeof content === 'string' ? readFileSync(content) : content
      duckdb.registerFileBuffer(datasetFile(alias), bytes)
      await statements.run(attachStatement(alias))
    },
    async close() {
      // Any call into a trapped instance may never return; dropping it frees its memory.
      if (statements.isTrapped) return
      duckdb.disconnect(connection)
      duckdb.reset()
      duckdb.dropFiles()
    },
  }
}

function connectionOf(duckdb: Duckdb): number {
  return duckdb.connect().useUnsafe((_, connection) => connection)
}

/** One statement at a time over the engine's streaming door. */
class Statements {
  readonly #duckdb: Duckdb
  readonly #connection: number
  #trap: EngineError | undefined

  constructor(duckdb: Duckdb, connection: number) {
    this.#duckdb = duckdb
    this.#connection = connection
  }

  get isTrapped(): boolean {
    return this.#trap !== undefined
  }

  async run(sql: string, options: RunOptions = {}): Promise<void> {
    await this.query(sql, options)
  }

  async query(sql: string, { limit, signal }: QueryOptions = {}): Promise<Rows> {
    if (signal?.aborted) throw cancelled()
    if (this.#trap) throw this.#trap
    try {
      const header = await this.#start(sql, signal)
      return await this.#fetch(header, { limit: limit ?? Number.POSITIVE_INFINITY, signal })
    } catch (thrown) {
      const error = toEngineError(thrown)
      if (error.kind === 'fatal') this.#trap = error
      throw error
    }
  }

  async #start(sql: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
    let header = this.#duckdb.startPendingQuery(this.#connection, sql, true)
    while (header === null) {
      await this.#breathe(signal)
      header = this.#duckdb.pollPendingQuery(this.#connection)
    }
    return header
  }

  async #fetch(
    header: Uint8Array,
    { limit, signal }: { limit: number; signal: AbortSignal | undefined },
  ): Promise<Rows> {
    const parts = [header]
    let rows = 0
    for (;;) {
      const part = this.#duckdb.fetchQueryResults(this.#connection)
      if (part === null) {
        await this.#breathe(signal)
        continue
      }
      if (part.length === 0) break
      parts.push(part)
      rows += tableFromIPC([header, part]).numRows
      if (rows > limit) {
        this.#duckdb.cancelPendingQuery(this.#connection)
        break
      }
      if (signal) await this.#breathe(signal)
    }
    const table = tableFromIPC(parts)
    return rows > limit ? { table: firstRows(table, limit), truncated: true } : { table, truncated: false }
  }

  async #breathe(signal: AbortSignal | undefined): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    if (!signal?.aborted) return
    this.#duckdb.cancelPendingQuery(this.#connection)
    throw cancelled()
  }
}

function firstRows(table: Table, limit: number): Table {
  return limit === 0 ? new Table(table.schema) : table.slice(0, limit)
}
