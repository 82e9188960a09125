import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Static } from 'typebox'
import type { NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { BlobDamaged, type BlobStore } from '../../storage/blob-store.ts'
import type { Entitlement } from './entitlement.ts'
import { extractJob } from './extract-job.ts'
import type { ExtractEntry, ExtractIndex } from './extract-index.ts'
import { movementJob } from './movement-job.ts'
import { sampleJob } from './sample-job.ts'

export interface StoredExtract extends ExtractEntry {
  readonly key: string
  /** A `.duckdb` file with one table `main.data`; read it, never write it. */
  readonly path: string
}

export type Sample = Static<typeof sampleJob.output>

export type Movement = Static<typeof movementJob.output>

export interface ExtractStore {
  /**
   * The extract of an entitlement, written when it is not there yet. Equal entitlements that ask at the same time
   * wait for one job. The file's bytes have been checked; a damaged one is written again.
   */
  getExtract(entitlement: Entitlement): Promise<StoredExtract>
  /** First rows of the extract, as JSON. */
  readSample(entitlement: Entitlement, limit: number): Promise<Sample>
  /** The newest days of the extract by one of its columns, with the sum of another. */
  readMovement(entitlement: Entitlement, columns: { day: string; measure?: string }): Promise<Movement>
  /** What the extract would have, made by the same job and kept nowhere: all its rows counted, the first shown. */
  tryOut(entitlement: Entitlement, limit: number): Promise<Sample & { readonly count: number }>
  /**
   * Removes extracts that nobody has asked for since a moment: of ended rights, older data and people who went. Gives
   * their number. What is asked for again is written again.
   */
  sweep(since: number): Promise<number>
  /** Rows that the viewer sees. */
  countRows(entitlement: Entitlement): Promise<number>
}

export interface ExtractStoreParts {
  readonly blobs: BlobStore
  readonly pool: NativePool
  readonly index: ExtractIndex
  readonly clock?: () => number
}

/** A snapshot is believed this long after its bytes were hashed: hashing costs about 1 ms of processor per MB. */
const snapshotTrustMs = 60_000

/** The gate: the only door through which rows of a snapshot leave, and only as an extract. */
export function createExtractStore({
  blobs,
  pool,
  index,
  clock = Date.now,
}: ExtractStoreParts): ExtractStore {
  const running = new Map<string, Promise<StoredExtract>>()
  const checkedSnapshots = new Map<string, { readonly identity: string; readonly at: number }>()

  const getExtract = (entitlement: Entitlement): Promise<StoredExtract> => {
    const { key } = entitlement
    const current = running.get(key)
    if (current) return current
    const started = findOrWrite(entitlement).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }

  const findOrWrite = async (entitlement: Entitlement): Promise<StoredExtract> => {
    const { key } = entitlement
    const entry = await index.find(key)
    if (entry) {
      try {
        await blobs.verify(entry.hash)
        return { key, ...entry, path: blobs.path(entry.hash) }
      } catch (cause) {
        if (!(cause instanceof BlobDamaged)) throw cause
        await index.remove(key)
        await blobs.delete(entry.hash)
      }
    }
    return write(entitlement)
  }

  const runJob = async (entitlement: Entitlement, folder: string, limit?: number) => {
    const { snapshot, where, columns, mode } = entitlement
    await checkSnapshot(snapshot)
    const output = join(folder, 'extract.duckdb')
    const { rows } = await pool.run(
      extractJob,
      {
        snapshot: blobs.path(snapshot),
        output,
        where,
        columns: columns.map(({ name, type, expression }) => ({ name, type, expression })),
        ...(mode.kind === 'aggregate' ? { groups: groupsOf(mode) } : {}),
        ...(limit === undefined ? {} : { limit }),
      },
      { timeoutMs: 120_000, spillFolder: join(folder, 'spill') },
    )
    return { output, rows }
  }

  const write = async (entitlement: Entitlement): Promise<StoredExtract> => {
    const { key } = entitlement
    const folder = await blobs.workFolder()
    try {
      const { output, rows } = await runJob(entitlement, folder)
      const entry = { ...(await blobs.put(output)), rows }
      await index.save(key, entry)
      return { key, ...entry, path: blobs.path(entry.hash) }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /**
   * A snapshot is large and read often: its bytes are checked again when the file is another one, and when the last
   * check is older than a minute, since a disk that loses a bit changes no date.
   */
  const checkSnapshot = async (hash: string): Promise<void> => {
    const identity = await fileIdentity(blobs.path(hash))
    const last = checkedSnapshots.get(hash)
    const now = clock()
    // a clock that was set back makes nothing young
    const isFresh = last !== undefined && now >= last.at && now - last.at < snapshotTrustMs
    if (isFresh && last.identity === identity) return
    await blobs.verify(hash)
    checkedSnapshots.set(hash, { identity: identity ?? '', at: now })
  }

  return {
    getExtract,
    async readSample(entitlement, limit) {
      const { path } = await getExtract(entitlement)
      return pool.run(sampleJob, { extract: path, limit }, { timeoutMs: 10_000 })
    },
    async readMovement(entitlement, columns) {
      const { path } = await getExtract(entitlement)
      return pool.run(movementJob, { extract: path, ...columns }, { timeoutMs: 10_000 })
    },
    async tryOut(entitlement, limit) {
      const folder = await blobs.workFolder()
      try {
        const { output, rows } = await runJob(entitlement, folder, limit)
        const sample = await pool.run(sampleJob, { extract: output, limit }, { timeoutMs: 10_000 })
        return { ...sample, count: rows }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async sweep(since) {
      const keys = (await index.listUnasked(since)).filter((key) => !running.has(key))
      for (const key of keys) {
        const entry = await index.find(key)
        await index.remove(key)
        // a file that another key names as well is written again when that one is asked for
        if (entry !== undefined) await blobs.delete(entry.hash)
      }
      return keys.length
    },
    async countRows(entitlement) {
      return (await getExtract(entitlement)).rows
    },
  }
}

function groupsOf({ dimensions, entity, k }: Extract<Entitlement['mode'], { kind: 'aggregate' }>) {
  return { dimensions, entity, k }
}

async function fileIdentity(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && `${found.ino}:${found.size}:${found.mtimeMs}:${found.ctimeMs}`
}
