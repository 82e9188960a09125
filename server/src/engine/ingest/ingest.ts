import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { BadRow, IngestPlan, PlanChoice } from '@aladdin/sdk/contract/uploads.ts'
import { IngestError } from '@aladdin/sdk/ingest/problem.ts'
import type { TableShape } from '@aladdin/sdk/node/native/column-shape.ts'
import { ingestJob, type IngestInput, type IngestOutput } from '@aladdin/sdk/node/native/ingest-job.ts'
import { NativeError, type JobOptions, type NativePool } from '@aladdin/sdk/node/native/pool.ts'
import { profileJob } from '@aladdin/sdk/node/native/profile-job.ts'
import type { Blob, BlobStore } from '../../storage/blob-store.ts'
import type { KeptReading } from './kept-readings.ts'
import { reuseReading, reuseRows } from './reuse-reading.ts'

export interface IngestParts {
  readonly blobs: BlobStore
  readonly pool: NativePool
}

/** Every way in: a person's file by its plan, or a Parquet file of the platform's generator by its catalog entry. */
export type IngestSource =
  | {
      readonly kind: 'file'
      readonly path: string
      readonly plan: IngestPlan
      /** What a preview of the same file has read already. */
      readonly kept?: KeptReading | undefined
    }
  | {
      readonly kind: 'generator'
      readonly path: string
      readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
    }

export interface IngestRequest {
  readonly source: IngestSource
  /** Columns that rows are sorted by; the one that policies filter by comes first. Default: order of the source. */
  readonly sortBy?: readonly string[]
}

export interface Ingested {
  readonly sourceKind: IngestSource['kind']
  readonly snapshot: Blob
  readonly rows: number
  /** Rows left out by a plan that skips bad rows. */
  readonly badRowCount: number
  readonly badRows: readonly BadRow[]
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly profile: TableShape
  readonly dataDate?: string
}

export interface UploadReading {
  readonly plan: IngestPlan
  /** First good rows as the plan reads them, one text per included column. */
  readonly rows: readonly (readonly (string | null)[])[]
  readonly badRows: readonly BadRow[]
  readonly badRowCount: number
  /** Rows of the whole file, bad ones included. */
  readonly rowCount: number
  readonly notes: readonly LocalText[]
  readonly sheets: readonly string[]
}

interface PlanRequest {
  readonly wish?: IngestPlan | PlanChoice | undefined
  /** Ends the reading when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
  /** What was read of the same file before: it answers when the wish asks for no other reading. */
  readonly kept?: KeptReading | undefined
  /** Takes over what was read, for `ingest`; whatever it does not move away is removed. */
  readonly keep?: ((reading: KeptReading) => Promise<void>) | undefined
}

/**
 * Reads a whole file by a plan, or by the one it suggests for what its author has chosen. Throws `IngestError`; then
 * nothing is kept.
 */
export async function planUpload(
  { blobs, pool }: IngestParts,
  path: string,
  { wish = {}, signal, kept, keep }: PlanRequest = {},
): Promise<UploadReading> {
  const known = kept && 'columns' in wish ? reuseReading(kept, wish) : undefined
  if (known) return toReading(known)
  const output = await inWorkFolder(blobs, async (workFolder) => {
    const source = { kind: 'file' as const, path, ...('columns' in wish ? { plan: wish } : { choice: wish }) }
    const options = { ...limits(workFolder), ...(signal ? { signal } : {}) }
    const rows = join(workFolder, 'kept.duckdb')
    const input = { source, workFolder, sortBy: [], ...(keep ? { keep: rows } : {}) }
    const read = await inTurn(pool, () => pool.run(ingestJob, input, options))
    if (!read.plan) throw new IngestError('unreadable-file', { why: 'no plan' })
    if (read.kept) await keep?.({ path: rows, plan: read.plan, read })
    return { ...read, plan: read.plan }
  })
  return toReading(output)
}

function toReading(output: IngestOutput & { readonly plan: IngestPlan }): UploadReading {
  const { plan, rows, preview, badRows, badRowCount, notes, sheets } = output
  return { plan, rows: preview, badRows, badRowCount, rowCount: rows + badRowCount, notes, sheets }
}

/**
 * Makes the snapshot blob of a dataset version. Throws `IngestError` (`bad-rows` when the plan refuses them); then
 * nothing is left. The caller writes the row that names the snapshot.
 */
export async function ingest(
  { blobs, pool }: IngestParts,
  { source, sortBy = [] }: IngestRequest,
): Promise<Ingested> {
  return inWorkFolder(blobs, async (workFolder) => {
    const output = join(workFolder, 'snapshot.duckdb')
    const input: IngestInput = { source: toJobSource(source), workFolder, output, sortBy: [...sortBy] }
    const job = () => pool.run(ingestJob, input, limits(workFolder))
    const read =
      source.kind === 'file'
        ? ((await reuseRows(pool, source, { workFolder, output, options: limits(workFolder) })) ??
          (await inTurn(pool, job)))
        : await job()
    const { rows, badRowCount, badRows, columns, dataDate } = read
    const profile = await pool.run(profileJob, { path: output, columns }, limits(workFolder))
    const snapshot = await blobs.put(output)
    const sourceKind = source.kind
    return {
      sourceKind,
      snapshot,
      rows,
      badRowCount,
      badRows,
      columns,
      profile,
      ...(dataDate ? { dataDate } : {}),
    }
  })
}

const lastFile = new WeakMap<NativePool, Promise<unknown>>()

/** People's files are read one after the other: each may take minutes, and the other child serves the extracts. */
function inTurn<TResult>(pool: NativePool, job: () => Promise<TResult>): Promise<TResult> {
  const result = (lastFile.get(pool) ?? Promise.resolve()).then(job).catch((error: unknown) => {
    // the limits are for such files; the child that met one is already replaced
    const isTooHeavy = error instanceof NativeError && ['memory', 'deadline', 'crashed'].includes(error.kind)
    throw isTooHeavy ? new IngestError('too-heavy') : error
  })
  lastFile.set(
    pool,
    result.catch(() => undefined),
  )
  return result
}

function toJobSource(source: IngestSource): IngestInput['source'] {
  if (source.kind === 'file') return { kind: 'file', path: source.path, plan: source.plan }
  return { kind: 'parquet', path: source.path, columns: [...source.columns] }
}

function limits(workFolder: string): JobOptions {
  return { timeoutMs: 300_000, memoryMb: 1000, spillFolder: join(workFolder, 'spill') }
}

async function inWorkFolder<T>(blobs: BlobStore, use: (workFolder: string) => Promise<T>): Promise<T> {
  const workFolder = await blobs.workFolder()
  try {
    return await use(workFolder)
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}
