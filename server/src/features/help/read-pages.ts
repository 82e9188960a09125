import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { helpPages } from '@aladdin/catalog/help/pages.ts'
import type { App, AppFiles } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { parseApp } from '@aladdin/sdk/app/parse.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'

const folder = join(import.meta.dirname, '../../../../catalog/help')

export interface ReadPage {
  readonly name: string
  readonly app: App
  readonly examples: readonly { readonly kind: string; readonly name: string; readonly text: string }[]
}

/** The help pages that this release brings, in their order. A page that does not check is a bug, not a missing row. */
export async function readPages(): Promise<readonly ReadPage[]> {
  return Promise.all(helpPages.map(readPage))
}

async function readPage(name: string): Promise<ReadPage> {
  const read = (path: string) => readFile(join(folder, name, path), 'utf8')
  const files: AppFiles = { 'app.md': await read('app.md'), 'app.en.md': await read('app.en.md') }
  const { app, problems } = checkApp(files, { methods })
  if (app === undefined) throw new Error(`help page ${name} does not check: ${problems[0]?.message.en}`)
  const { main } = parseApp(files).document
  const examples = main.pieces.flatMap((piece) =>
    piece.kind === 'block'
      ? [{ kind: piece.block.kind, name: piece.block.name, text: piece.text.trim() }]
      : [],
  )
  return { name, app, examples }
}
