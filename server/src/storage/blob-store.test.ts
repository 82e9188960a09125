import { createHash } from 'node:crypto'
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BlobDamaged, openBlobStore } from './blob-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-blobs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const sha = (value: string) => createHash('sha256').update(value).digest('hex')

test('a stored stream is found again under the hash of its bytes', async () => {
  const store = await openBlobStore(folder)
  const blob = await store.put(Readable.from([Buffer.from('阿拉'), Buffer.from('丁')]))
  expect(blob).toEqual({ hash: sha('阿拉丁'), bytes: 9 })
  expect(await text(await store.open(blob.hash))).toBe('阿拉丁')
  expect(await store.list()).toEqual([blob])
})

test('a finished file is taken over and storing the same bytes twice keeps one blob', async () => {
  const store = await openBlobStore(folder)
  const first = join(await store.workFolder(), 'a')
  const second = join(await store.workFolder(), 'b')
  await writeFile(first, 'rows')
  await writeFile(second, 'rows')
  expect(await store.put(first)).toEqual(await store.put(second))
  expect(await store.list()).toEqual([{ hash: sha('rows'), bytes: 4 }])
})

test('a stream that breaks half way leaves nothing behind', async () => {
  const store = await openBlobStore(folder)
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      await Promise.resolve()
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    })(),
  )
  await expect(store.put(broken)).rejects.toThrow('no space left')
  expect(await store.list()).toEqual([])
  expect(await readdir(join(folder, 'work'))).toEqual([])
})

test('what a crash left in the work folder is gone when the store opens again', async () => {
  const store = await openBlobStore(folder)
  await writeFile(join(await store.workFolder(), 'half.duckdb'), 'half')
  await openBlobStore(folder)
  expect(await readdir(join(folder, 'work'))).toEqual([])
})

test('a single flipped bit is detected and the blob is refused', async () => {
  const store = await openBlobStore(folder)
  const { hash } = await store.put(Readable.from([Buffer.from('the rows of Xi’an')]))
  const file = await open(store.path(hash), 'r+')
  await file.write(Buffer.from([0x75]), 0, 1, 0)
  await file.close()
  await expect(store.verify(hash)).rejects.toThrow(BlobDamaged)
  await expect(store.open(hash)).rejects.toThrow('damaged')
})

test('a deleted blob is missing, and a name that is no hash reaches no file', async () => {
  const store = await openBlobStore(folder)
  const { hash } = await store.put(Readable.from([Buffer.from('x')]))
  await store.delete(hash)
  expect(await store.has(hash)).toBe(false)
  await expect(store.verify(hash)).rejects.toThrow('missing')
  expect(() => store.path('../../etc/passwd')).toThrow('not the hash')
})
