import { parseArgs } from 'node:util'
import { appFolder, readAppFiles, readyApp } from './app-folder.ts'
import type { Io } from './io.ts'

/** `aladdin check <folder>`: says every problem of an app on its line. */
export async function check(io: Io, words: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...words], allowPositionals: true, strict: true })
  const app = readyApp(io, await readAppFiles(appFolder(io, positionals[0])))
  io.out(`ok: ${app.blocks.length} blocks, ${app.datasets.length} datasets\n`)
}
