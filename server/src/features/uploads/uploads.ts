import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { IngestPlan, PlanChoice, UploadPreview } from '@aladdin/sdk/contract/uploads.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { IngestError } from '@aladdin/sdk/ingest/problem.ts'
import { planUpload, type UploadReading } from '../../engine/ingest/ingest.ts'
import type { KeptReading, KeptReadings, ReadingOwner } from '../../engine/ingest/kept-readings.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { receiveFile } from './files.ts'
import { suggestName } from './suggest-name.ts'

/** A file that has not become a dataset is forgotten after a day. */
const keepMs = 86_400_000
/** Files of one person that may wait at once; the oldest gives way. */
const keepFiles = 10

interface UploadRow {
  readonly id: string
  readonly file_name: string
  readonly path: string
  readonly bytes: number
}

/** A server that takes files in, and what their previews have read. */
export interface UploadContext extends Context {
  readonly kept: KeptReadings
}

/** Takes a file in and answers how it would be read. A file that cannot be read at all leaves nothing. */
export async function takeFile(
  context: UploadContext,
  viewer: Viewer,
  { fileName, body, signal }: { fileName: string; body: Readable; signal?: AbortSignal },
): Promise<UploadPreview> {
  await forgetOld(context)
  const id = context.newId()
  const { path, bytes } = await receiveFile(folderOf(context), id, body)
  try {
    const owner = { uploadId: id, personId: viewer.personId }
    const reading = await readFile(context, { path, owner }, { signal })
    const row = {
      id,
      person_id: viewer.personId,
      file_name: fileName,
      path,
      bytes,
      created_at: context.clock(),
    }
    await context.db.insertInto('upload').values(row).execute()
    await forgetBeyond(context, viewer)
    return await toPreview(context, row, reading)
  } catch (error) {
    await context.kept.drop(id)
    await rm(path, { force: true })
    throw error
  }
}

/** Reads the viewer's file again by a corrected plan, or suggests one anew. */
export async function replan(
  context: UploadContext,
  viewer: Viewer,
  { id, plan }: { id: string; plan: IngestPlan | PlanChoice },
) {
  const upload = await getOwnUpload(context, viewer, id)
  const owner = { uploadId: id, personId: viewer.personId }
  const reading = await readFile(context, { path: upload.path, owner }, { wish: plan })
  try {
    // finished or dropped meanwhile: nobody would ask for what was kept of it
    await getOwnUpload(context, viewer, id)
  } catch (error) {
    await context.kept.drop(id)
    throw error
  }
  return toPreview(context, upload, reading)
}

export async function getOwnUpload({ db }: Context, viewer: Viewer, id: string): Promise<UploadRow> {
  const row = await db
    .selectFrom('upload')
    .where('id', '=', id)
    .where('person_id', '=', viewer.personId)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}

export async function forget({ db, kept }: UploadContext, upload: UploadRow): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', upload.id).execute()
  await kept.drop(upload.id)
  await rm(upload.path, { force: true })
}

/** What the reader says of a file is the uploader's to correct. */
export async function asUploadProblem<TResult>(reading: Promise<TResult>): Promise<TResult> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof IngestError)) throw error
    throw error.code === 'bad-rows'
      ? problem('upload-rows-refused', { count: error.facts['count'] ?? 0 })
      : problem('upload-refused', { detail: error.sentence })
  }
}

interface Reading {
  readonly wish?: IngestPlan | PlanChoice
  readonly signal?: AbortSignal | undefined
}

function readFile(
  { blobs, native, kept }: UploadContext,
  { path, owner }: { path: string; owner: ReadingOwner },
  { wish, signal }: Reading,
): Promise<UploadReading> {
  const keep = (reading: KeptReading) => kept.keep(owner, reading)
  return asUploadProblem(
    planUpload({ blobs, pool: native }, path, { wish, signal, kept: kept.find(owner.uploadId), keep }),
  )
}

async function toPreview(
  context: Context,
  upload: UploadRow,
  reading: UploadReading,
): Promise<UploadPreview> {
  const title = upload.file_name.replace(/\.[^.]{1,8}$/, '')
  return {
    // ids come from our own tables
    id: upload.id as UploadPreview['id'],
    fileName: upload.file_name,
    bytes: upload.bytes,
    plan: reading.plan,
    rows: reading.rows.map((row) => [...row]),
    badRows: [...reading.badRows],
    badRowCount: reading.badRowCount,
    rowCount: reading.rowCount,
    sheets: [...reading.sheets],
    notes: [...reading.notes],
    suggestedName: await suggestName(context.db, title),
    suggestedTitle: title,
  }
}

/** Removes what a crash left of a file that no row names. */
export async function sweepUploads(context: Context): Promise<void> {
  const known = new Set((await context.db.selectFrom('upload').select('id').execute()).map(({ id }) => id))
  const names = await readdir(folderOf(context)).catch(() => [])
  for (const name of names.filter((file) => !known.has(file))) await rm(join(folderOf(context), name))
}

function folderOf({ config }: Context): string {
  return join(config.dataFolder, 'uploads')
}

async function forgetBeyond(context: UploadContext, viewer: Viewer): Promise<void> {
  const oldest = await context.db
    .selectFrom('upload')
    .where('person_id', '=', viewer.personId)
    .orderBy('id', 'desc')
    .offset(keepFiles)
    .limit(100)
    .selectAll()
    .execute()
  for (const upload of oldest) await forget(context, upload)
}

async function forgetOld(context: UploadContext): Promise<void> {
  const old = await context.db
    .selectFrom('upload')
    .where('created_at', '<', context.clock() - keepMs)
    .selectAll()
    .execute()
  for (const upload of old) await forget(context, upload)
}
