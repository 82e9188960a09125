import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { loadBank } from '@aladdin/server/src/demo/load-bank.ts'
import { bankShelf } from './share-bank.ts'
import { buildTestApp, type TestApp, type TestAppOptions } from './test-app.ts'

/** The server with the whole generated bank in its catalog: a copy of the one that the first file of a run makes. */
export async function buildDemoBank(options: Pick<TestAppOptions, 'webFolder'> = {}): Promise<TestApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'aladdin-test-'))
  const remove = () => rm(dataFolder, { recursive: true, force: true })
  try {
    const shelf = process.env[bankShelf]
    if (shelf !== undefined) await cp(await takeFrom(shelf), dataFolder, { recursive: true })
    const app = await buildTestApp({ ...options, dataFolder, shared: true })
    await loadBank(app.context)
    return { ...app, close: () => app.close().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The finished bank on the shelf; whoever comes first makes it, the others wait. */
async function takeFrom(shelf: string): Promise<string> {
  const finished = join(shelf, 'bank')
  await vi.waitUntil(async () => (await exists(finished)) || make(shelf, finished), {
    timeout: 600_000,
    interval: 200,
  })
  return finished
}

/** False when somebody else is making it. */
async function make(shelf: string, finished: string): Promise<boolean> {
  const dataFolder = join(shelf, 'unfinished')
  try {
    await mkdir(dataFolder)
  } catch {
    return false
  }
  try {
    const app = await buildTestApp({ dataFolder, shared: true })
    await loadBank(app.context).finally(app.close)
    await rename(dataFolder, finished)
    return true
  } catch (error) {
    await rm(dataFolder, { recursive: true, force: true })
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
