import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'

const mostBytes = 500 * 1024 * 1024

/** Writes a stream to a file of its own, never holding it in memory; whatever goes wrong leaves no file. */
export async function receiveFile(
  folder: string,
  id: string,
  body: Readable,
): Promise<{ path: string; bytes: number }> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, id)
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > mostBytes ? problem('too-large', { limit: '500 MB' }) : null, chunk)
    },
  })
  try {
    await pipeline(body, counted, createWriteStream(path, { flags: 'wx' }))
    return { path, bytes }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}
