import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparedBank, startServer } from './browser.ts'

let folder: string | undefined

/** Makes the demo bank once for all files of browser tests; each of them works on a copy. */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'aladdin-prepared-'))
  const { stop } = await startServer(folder)
  await stop()
  process.env[preparedBank] = folder
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
