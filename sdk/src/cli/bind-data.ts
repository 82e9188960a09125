import { access } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { App } from '../app/app.ts'
import { IngestError } from '../ingest/problem.ts'
import { CommandError, sayIn, type Io } from './io.ts'

export interface Binding {
  readonly io: Io
  readonly app: App
  readonly appFolder: string
  /** `alias=file` as given on the command line. */
  readonly given: readonly string[]
  readonly workFolder: string
}

/**
 * A `.duckdb` file of exactly the declared columns for every dataset of an app: the file that was named for it,
 * else `data/<alias>` or `fixtures/<alias>` beside the app.
 */
export async function bindData(binding: Binding): Promise<readonly { alias: string; file: string }[]> {
  const { io, app } = binding
  const files = givenFiles(binding)
  const bound: { alias: string; file: string }[] = []
  for (const dataset of app.datasets) {
    const input = files.get(dataset.alias) ?? (await fileBeside(binding.appFolder, dataset.alias))
    if (input === undefined) {
      throw new CommandError(`dataset ${dataset.alias} has no data: add --data ${dataset.alias}=<file>`)
    }
    const output = join(binding.workFolder, `${dataset.alias}.duckdb`)
    try {
      await io.convert({ input, columns: dataset.columns, output })
    } catch (error) {
      throw new CommandError(`${dataset.alias} (${basename(input)}): ${reasonOf(io, error)}`)
    }
    bound.push({ alias: dataset.alias, file: output })
  }
  return bound
}

function givenFiles({ io, app, given }: Binding): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const text of given) {
    const [alias, ...path] = text.split('=')
    if (alias === undefined || path.length === 0)
      throw new CommandError(`--data ${text}: write alias=file`, 2)
    if (!app.datasets.some((dataset) => dataset.alias === alias)) {
      const names = app.datasets.map((dataset) => dataset.alias).join(', ')
      throw new CommandError(`--data ${alias}: the app has no such dataset, it has ${names}`)
    }
    files.set(alias, resolve(io.folder, path.join('=')))
  }
  return files
}

async function fileBeside(folder: string, alias: string): Promise<string | undefined> {
  for (const place of ['data', 'fixtures']) {
    for (const ending of ['csv', 'parquet', 'duckdb']) {
      const path = join(folder, place, `${alias}.${ending}`)
      const found = await access(path).then(
        () => true,
        () => false,
      )
      if (found) return path
    }
  }
  return undefined
}

function reasonOf(io: Io, error: unknown): string {
  if (error instanceof IngestError) return sayIn(io, error.sentence)
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is no such file'
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}
