import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { ingestLimits } from '../../ingest/limits.ts'
import { IngestError } from '../../ingest/problem.ts'

const chunkBytes = 1 << 20

/** Refuses an empty file and one over the limit. */
export async function checkSize(path: string): Promise<{ size: number }> {
  const { size } = await stat(path)
  if (size === 0) throw new IngestError('empty-file')
  if (size > ingestLimits.bytes) throw new IngestError('too-large', { limit: ingestLimits.bytes })
  return { size }
}

/** The bytes of a file, one megabyte after the other. */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  // a stream without encoding yields buffers
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) yield chunk as Buffer
}

/** A part of a file; shorter where the file ends before it does. */
export async function bytesAt(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await file.read(bytes, 0, length, from)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
