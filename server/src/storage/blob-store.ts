import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createWriteStream } from 'node:fs'

/** An immutable file, named by the SHA-256 of its bytes. */
export interface Blob {
  readonly hash: string
  readonly bytes: number
}

/** The bytes on disk are not the bytes that were stored, or are gone. */
export class BlobDamaged extends Error {
  readonly hash: string
  constructor(hash: string, what: string) {
    super(`blob ${what}: ${hash}`)
    this.name = 'BlobDamaged'
    this.hash = hash
  }
}

export interface BlobStore {
  /**
   * Stores the bytes of a stream, or takes over a finished file on the same disk (it is moved, not copied).
   * The blob is visible only when it is complete and on disk; a failure leaves nothing.
   */
  put(source: Readable | string): Promise<Blob>
  /** Where the blob lies; says nothing about whether it exists. */
  path(hash: string): string
  has(hash: string): Promise<boolean>
  /** A stream of a blob whose bytes have been checked; throws `BlobDamaged`. */
  open(hash: string): Promise<Readable>
  /** Reads the whole blob and throws `BlobDamaged` when its bytes are not those that were stored. */
  verify(hash: string): Promise<Blob>
  delete(hash: string): Promise<void>
  list(): Promise<readonly Blob[]>
  /** A new empty folder on the store's disk for work in progress; the caller removes it. */
  workFolder(): Promise<string>
}

/**
 * Keeps blobs in `<folder>/blobs/<first two>/<hash>`. Work in progress lies in `<folder>/work`, which is emptied
 * when the store opens: whatever a crash left there was never named by anything.
 */
export async function openBlobStore(folder: string): Promise<BlobStore> {
  const blobs = join(folder, 'blobs')
  const work = join(folder, 'work')
  await rm(work, { recursive: true, force: true })
  await mkdir(blobs, { recursive: true })
  await mkdir(work, { recursive: true })

  const path = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not the hash of a blob')
    return join(blobs, hash.slice(0, 2), hash)
  }

  const verify = async (hash: string): Promise<Blob> => {
    const found = await hashFile(path(hash)).catch((cause: unknown) => {
      if (isMissing(cause)) throw new BlobDamaged(hash, 'missing')
      throw cause
    })
    if (found.hash !== hash) throw new BlobDamaged(hash, 'damaged')
    return found
  }

  return {
    path,
    verify,
    async put(source) {
      const part = typeof source === 'string' ? source : join(work, `${randomUUID()}.part`)
      try {
        const blob = typeof source === 'string' ? await hashFile(part) : await writePart(source, part)
        await syncFile(part)
        const target = path(blob.hash)
        await mkdir(join(target, '..'), { recursive: true })
        await rename(part, target)
        await syncFile(join(target, '..'))
        await syncFile(blobs)
        return blob
      } catch (cause) {
        await rm(part, { force: true })
        throw cause
      }
    },
    async has(hash) {
      return stat(path(hash)).then(
        (found) => found.isFile(),
        () => false,
      )
    },
    async open(hash) {
      await verify(hash)
      return createReadStream(path(hash))
    },
    async delete(hash) {
      await rm(path(hash), { force: true })
    },
    async list() {
      const found: Blob[] = []
      for (const shelf of await readdir(blobs)) {
        for (const hash of await readdir(join(blobs, shelf))) {
          found.push({ hash, bytes: (await stat(join(blobs, shelf, hash))).size })
        }
      }
      return found.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    },
    async workFolder() {
      const made = join(work, randomUUID())
      await mkdir(made)
      return made
    },
  }
}

async function writePart(source: Readable, part: string): Promise<Blob> {
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(source, count, createWriteStream(part, { flags: 'wx' }))
  return { hash: hash.digest('hex'), bytes }
}

async function hashFile(path: string): Promise<Blob> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    // one piece that is filled again and again: files are hashed on every read, and most are small
    const piece = Buffer.allocUnsafe(hashedAtOnce)
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null)
      if (bytesRead === 0) return { hash: hash.digest('hex'), bytes }
      hash.update(piece.subarray(0, bytesRead))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
}

const hashedAtOnce = 256 * 1024

/** A rename survives a power cut only when the file and then its folder have been flushed. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
