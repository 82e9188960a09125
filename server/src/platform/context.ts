import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { Gate } from '../engine/gate/gate.ts'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import type { Sandbox } from '../engine/sandbox/trial-run.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import type { AuditChain } from './audit-chain.ts'
import type { Config } from './config.ts'
import type { Events } from './events.ts'
import type { FirstScreens } from './first-screens.ts'
import type { Log } from './log.ts'

/**
 * What a feature may use. Inside a transaction use only the transaction: SQLite has one connection here, and a query
 * beside it would wait for ever.
 */
export interface Context {
  readonly config: Config
  readonly db: Kysely<Database>
  /** Now, in epoch milliseconds. */
  readonly clock: () => number
  /** A new ULID. */
  readonly newId: () => string
  readonly blobs: BlobStore
  /** The one door to rows. */
  readonly gate: Gate
  /** Child processes with native DuckDB, for SQL that the platform wrote. */
  readonly native: NativePool
  /** Where the server itself runs an app. */
  readonly sandbox: Sandbox
  readonly log: Log
  readonly events: Events
  readonly audit: AuditChain
  readonly firstScreens: FirstScreens
}
