import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { forkApp } from '../contract/workbench.ts'
import { CommandError, type Io } from './io.ts'
import { serverOf, serverOptions } from './server.ts'

const options = { ...serverOptions, out: { type: 'string' }, version: { type: 'string' } } as const

/** `aladdin fork <app> --server URL`: makes my own draft there and writes its files here. */
export async function fork(io: Io, words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options })
  const name = positionals[0]
  if (name === undefined) throw new CommandError('name the app to fork', 2)
  const folder = resolve(io.folder, values.out ?? name)
  const present = await readdir(folder).catch(() => [])
  if (present.length > 0) throw new CommandError(`${folder} is not empty: choose another folder with --out`)
  const call = serverOf(io, values)
  const body = values.version === undefined ? {} : { version: Number(values.version) }
  const draft = await call(forkApp, { params: { name }, body })
  for (const [path, text] of Object.entries(draft.files)) {
    const target = resolve(folder, path)
    if (!target.startsWith(folder + sep))
      throw new CommandError(`the app has a file outside of itself: ${path}`)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  io.out(`forked ${name} to ${join(folder, 'app.md')}\n`)
}
