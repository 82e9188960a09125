import { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import type { Blob, BlobStore } from './blob-store.ts'

/** Stores a plain value as a blob. */
export function putJson(blobs: BlobStore, value: unknown): Promise<Blob> {
  return blobs.put(Readable.from([Buffer.from(JSON.stringify(value))]))
}

/** Reads back what `putJson` stored; throws `BlobDamaged` when the bytes have changed. */
export async function readJson(blobs: BlobStore, hash: string): Promise<unknown> {
  return json(await blobs.open(hash))
}
