import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress } from 'node:zlib'
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
        await compressFile(join(engine, hash, name), join(kept, hash, `${name}.br`))
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

/** The twin appears whole or not at all. */
async function compressFile(source: string, target: string): Promise<void> {
  const part = `${target}.part`
  await mkdir(join(target, '..'), { recursive: true })
  try {
    const brotli = createBrotliCompress({
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: (await sizeOf(source)) ?? 0,
      },
    })
    await pipeline(createReadStream(source), brotli, createWriteStream(part))
    await rename(part, target)
  } finally {
    await rm(part, { force: true })
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    (found) => found.size,
    () => undefined,
  )
}
