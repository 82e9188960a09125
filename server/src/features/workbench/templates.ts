import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Template } from '@aladdin/sdk/contract/workbench.ts'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { isAppFile } from '@aladdin/sdk/app/limits.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'

const folder = join(import.meta.dirname, '../../../../app-templates')

/** The templates that the platform ships, by title. A template that does not check is a bug, not a missing row. */
export async function listTemplates(): Promise<Template[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.toSorted().map(async (name) => {
      const { app, problems } = checkApp((await readTemplate(name)) ?? {}, { methods })
      if (app === undefined) throw new Error(`template ${name} does not check: ${problems[0]?.message.en}`)
      const { title, summary, topic } = app
      const datasets = app.datasets.map(({ alias, source, columns }) => ({
        alias,
        source,
        columns: [...columns],
      }))
      return { name, title, summary, topic, datasets }
    }),
  )
}

/** The files of one template; undefined when there is none of this name. */
export async function readTemplate(name: string): Promise<AppFiles | undefined> {
  if (!/^[a-z0-9-]+$/.test(name)) return undefined
  try {
    const paths = await readdir(join(folder, name), { recursive: true })
    const own = paths.map((path) => path.replaceAll('\\', '/')).filter(isAppFile)
    if (!own.includes('app.md')) return undefined
    const texts = await Promise.all(own.map((path) => readFile(join(folder, name, path), 'utf8')))
    return Object.fromEntries(own.map((path, index) => [path, texts[index] ?? '']))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined // readdir fails with nothing else typed
    throw error
  }
}
