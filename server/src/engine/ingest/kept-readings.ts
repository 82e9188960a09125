import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { IngestPlan } from '@aladdin/sdk/contract/uploads.ts'
import type { IngestOutput } from '@aladdin/sdk/node/native/ingest-job.ts'
import type { BlobStore } from '../../storage/blob-store.ts'

/** The good rows of a file as one plan reads them, and what was said of them. */
export interface KeptReading {
  /** A database file with the table `data`, in the order of the file. */
  readonly path: string
  readonly plan: IngestPlan
  readonly read: IngestOutput
}

/**
 * What previews have read, so that finishing an upload need not read the file again. It lies in the store's folder
 * for work in progress, which is emptied at start: a crash leaves nothing, and whoever finishes then pays again. A
 * person's newest reading only is kept, and in all no more than `mostBytes`; the oldest gives way.
 */
export interface KeptReadings {
  /** Takes over a written database file. */
  keep(owner: ReadingOwner, reading: KeptReading): Promise<void>
  find(uploadId: string): KeptReading | undefined
  drop(uploadId: string): Promise<void>
}

export interface ReadingOwner {
  readonly uploadId: string
  readonly personId: string
}

interface Entry extends ReadingOwner {
  readonly folder: string
  readonly bytes: number
  readonly reading: KeptReading
}

export function createKeptReadings(
  blobs: Pick<BlobStore, 'workFolder'>,
  { mostBytes = 2 * 1024 ** 3 }: { mostBytes?: number } = {},
): KeptReadings {
  /** In the order in which they were kept. */
  let entries: Entry[] = []

  const dropWhere = async (isDropped: (entry: Entry) => boolean) => {
    const dropped = entries.filter(isDropped)
    entries = entries.filter((entry) => !dropped.includes(entry))
    for (const { folder } of dropped) await rm(folder, { recursive: true, force: true })
  }

  return {
    async keep(owner, reading) {
      await dropWhere(({ personId }) => personId === owner.personId)
      const { size } = await stat(reading.path)
      if (size > mostBytes) return
      const folder = await blobs.workFolder()
      const path = join(folder, 'rows.duckdb')
      await rename(reading.path, path)
      entries.push({ ...owner, folder, bytes: size, reading: { ...reading, path } })
      let held = 0
      const fitting = new Set<Entry>()
      for (const entry of entries.toReversed()) {
        held += entry.bytes
        if (held <= mostBytes) fitting.add(entry)
      }
      await dropWhere((entry) => !fitting.has(entry))
    },
    find(uploadId) {
      return entries.findLast((entry) => entry.uploadId === uploadId)?.reading
    },
    async drop(uploadId) {
      await dropWhere((entry) => entry.uploadId === uploadId)
    },
  }
}
