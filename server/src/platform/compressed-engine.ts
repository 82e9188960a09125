import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runAside } from './aside.ts'
import type { Log } from './log.ts'

/** Files of the browser's engine under `<web>/engine/<hash>/`, each with its compressed twin where there is one. */
export interface EngineFiles {
  readonly find: (hash: string, name: string) => Promise<EngineFile | undefined>
  /** Makes the twins that are missing, one after the other; kept in the data folder for later starts. */
  readonly compress: () => Promise<void>
}

export interface EngineFile {
  readonly path: string
  readonly bytes: number
  readonly brotli?: { readonly path: string; readonly bytes: number }
}

const compressor = join(import.meta.dirname, 'compress-file.ts')

export function createEngineFiles(options: {
  readonly webFolder: string
  readonly dataFolder: string
  readonly log: Log
}): EngineFiles {
  const engine = join(options.webFolder, 'engine')
  const kept = join(options.dataFolder, 'engine')

  const findBrotli = async (hash: string, name: string) => {
    // a production build brings its own twin, made with more patience
    for (const path of [join(engine, hash, `${name}.br`), join(kept, hash, `${name}.br`)]) {
      const bytes = await sizeOf(path)
      if (bytes !== undefined) return { path, bytes }
    }
    return undefined
  }

  return {
    async find(hash, name) {
      const path = join(engine, hash, name)
      const bytes = await sizeOf(path)
      if (bytes === undefined) return undefined
      const brotli = await findBrotli(hash, name)
      return { path, bytes, ...(brotli === undefined ? {} : { brotli }) }
    },
    async compress() {
      for (const { hash, name } of await listFiles(engine)) {
        if ((await findBrotli(hash, name)) !== undefined) continue
        const started = performance.now()
        await runAside(compressor, [join(engine, hash, name), join(kept, hash, `${name}.br`)])
        options.log.info(
          { file: name, ms: Math.round(performance.now() - started) },
          'engine file compressed',
        )
      }
    },
  }
}

async function listFiles(engine: string): Promise<{ hash: string; name: string }[]> {
  const folders = await readdir(engine, { withFileTypes: true }).catch(() => [])
  const found: { hash: string; name: string }[] = []
  for (const folder of folders.filter((entry) => entry.isDirectory())) {
    const names = await readdir(join(engine, folder.name))
    for (const name of names.filter((file) => !file.endsWith('.br'))) found.push({ hash: folder.name, name })
  }
  return found
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => found.size,
    () => undefined,
  )
}
