import { createNativePool, type NativePool } from '@aladdin/sdk/node/native/pool.ts'

/** The server's warm children with native DuckDB; they run only SQL that the platform wrote. Close it on stop. */
export function startNativePool(size = 2): NativePool {
  return createNativePool({ entry: new URL('./child.ts', import.meta.url), size })
}
