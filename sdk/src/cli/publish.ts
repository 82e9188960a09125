import { parseArgs } from 'node:util'
import { Value } from 'typebox/value'
import { Visibility } from '../contract/catalog.ts'
import { publishFiles } from '../contract/publishing.ts'
import { appFolder, readAppFiles, readyApp } from './app-folder.ts'
import { CommandError, type Io } from './io.ts'
import { serverOf, serverOptions } from './server.ts'

const options = {
  ...serverOptions,
  visibility: { type: 'string', default: 'private' },
  app: { type: 'string' },
  name: { type: 'string' },
  note: { type: 'string' },
} as const

/** `aladdin publish <folder> --server URL`: checks here, then makes the next version there. */
export async function publish(io: Io, words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options })
  const { visibility } = values
  if (!Value.Check(Visibility, visibility)) {
    throw new CommandError('--visibility: write private, branch or bank', 2)
  }
  const files = await readAppFiles(appFolder(io, positionals[0]))
  readyApp(io, files)
  const call = serverOf(io, values)
  const published = await call(publishFiles, {
    body: {
      files: { ...files },
      visibility,
      ...(values.app === undefined ? {} : { app: values.app }),
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.note === undefined ? {} : { note: values.note }),
    },
  })
  io.out(`published ${published.name} version ${published.version}\n`)
}
