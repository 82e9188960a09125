import { join } from 'node:path'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { monotonicFactory } from 'ulid'
import { openDatabase } from './database/connection.ts'
import { migrate } from './database/migrate.ts'
import { openExtractIndex } from './engine/extract/extract-index.ts'
import { createExtractStore } from './engine/extract/extract-store.ts'
import { createGate } from './engine/gate/gate.ts'
import { createSandbox } from './engine/sandbox/trial-run.ts'
import { createAuditChain, keepCheckpoints } from './platform/audit-chain.ts'
import { checkpointFile } from './platform/audit-checkpoints.ts'
import { checkAuditKey, takeAuditKey } from './platform/audit-key.ts'
import type { Config } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { takeDataFolder } from './platform/data-folder.ts'
import { createEvents } from './platform/events.ts'
import { createFirstScreens } from './platform/first-screens.ts'
import type { Log } from './platform/log.ts'
import { openBlobStore } from './storage/blob-store.ts'

export interface Surroundings {
  readonly config: Config
  readonly clock: () => number
  readonly log: Log
  readonly native: NativePool
}

/** Opens all that the features work with: database, blobs, native children and the gate to the rows. */
export async function createContext(surroundings: Surroundings): Promise<OpenContext> {
  const release = takeDataFolder(surroundings.config.dataFolder)
  try {
    return { ...(await openParts(surroundings)), release }
  } catch (error) {
    release()
    throw error
  }
}

/** A context and what lets its data folder go. */
export interface OpenContext extends Context {
  readonly release: () => void
  /** Notes the last row of the audit and looks after it no longer. */
  readonly endCheckpoints: () => Promise<void>
}

async function openParts({
  config,
  clock,
  log,
  native,
}: Surroundings): Promise<Omit<OpenContext, 'release'>> {
  const { dataFolder } = config
  const key = takeAuditKey(config)
  const db = openDatabase({ file: join(dataFolder, 'aladdin.sqlite'), clock, auditKey: key })
  await migrate(db)
  await checkAuditKey(db, key)
  const audit = createAuditChain({ db, key, file: checkpointFile(config), clock })
  const endCheckpoints = keepCheckpoints(audit, (err) => log.error({ err }, 'no checkpoint of the audit'))
  const blobs = await openBlobStore(dataFolder)
  const index = await openExtractIndex(join(dataFolder, 'extracts'), clock)
  const gate = createGate({ db, extracts: createExtractStore({ blobs, pool: native, index, clock }), clock })
  const sandbox = createSandbox({ native, folder: join(dataFolder, 'synthetic') })
  const ulid = monotonicFactory()
  const events = createEvents({ db, log })
  const newId = () => ulid(clock())
  const firstScreens = createFirstScreens()
  const parts = { config, db, clock, newId, blobs, gate, native, sandbox, log, events, audit }
  return { ...parts, firstScreens, endCheckpoints }
}

export async function closeContext({
  db,
  native,
  sandbox,
  release,
  endCheckpoints,
}: OpenContext): Promise<void> {
  await sandbox.close()
  await native.close()
  await endCheckpoints()
  await db.destroy()
  release()
}
