import { createRequire } from 'node:module'
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking'

const require = createRequire(import.meta.url)

/** A fresh instance of the same DuckDB-WASM build (`eh`) that the browser runs. */
export async function openDuckdb() {
  const bundle = (name: 'mvp' | 'eh') => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: '',
  })
  const instance = await createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new VoidLogger(),
    NODE_RUNTIME,
  )
  await instance.instantiate(() => undefined)
  return instance
}

/** Opens an empty database in memory; 64-bit integers and decimals come back as doubles. */
export function openDatabase(instance: Duckdb): void {
  instance.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } })
}

export type Duckdb = Awaited<ReturnType<typeof openDuckdb>>
