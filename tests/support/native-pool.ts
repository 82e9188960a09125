import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { startNativePool } from '@aladdin/server/src/engine/native/native-pool.ts'

/** The server's own pool, whose one child starts with the first job: most tests need none. */
export function nativePoolOnDemand(): NativePool {
  let pool: NativePool | undefined
  return {
    run: (job, input, options) => (pool ??= startNativePool(1)).run(job, input, options),
    close: async () => pool?.close(),
  }
}
