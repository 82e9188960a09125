import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { App } from '../app/app.ts'
import type { FittedModel } from '../methods/fitted.ts'
import { attachModels, wantedModels } from '../runtime/attach-models.ts'
import { CommandError, type Io } from './io.ts'

export interface ModelBinding {
  readonly io: Pick<Io, 'folder'>
  readonly app: App
  readonly appFolder: string
  /** `name=file.json` as given on the command line. */
  readonly given: readonly string[]
}

/**
 * The app with the published models that its blocks name: from the file that was named for each, else from
 * `models/<name>.json` beside the app. A block whose model has no file fits on the data.
 */
export async function bindModels({ io, app, appFolder, given }: ModelBinding): Promise<App> {
  const names = [...new Set(wantedModels(app).map(({ use }) => use))]
  const files = new Map<string, string>()
  for (const text of given) {
    const [name = '', ...path] = text.split('=')
    if (path.length === 0) throw new CommandError(`--model ${text}: write name=file.json`, 2)
    if (!names.includes(name)) {
      throw new CommandError(
        `--model ${name}: no block uses this model, the app uses ${names.join(', ') || 'none'}`,
      )
    }
    files.set(name, resolve(io.folder, path.join('=')))
  }
  const models = new Map<string, FittedModel>()
  for (const name of names) {
    const file = files.get(name)
    const text = await readFile(file ?? join(appFolder, 'models', `${name}.json`), 'utf8').catch(
      () => undefined,
    )
    if (text === undefined && file !== undefined)
      throw new CommandError(`--model ${name}: there is no such file`)
    if (text !== undefined) models.set(name, readModel(name, text))
  }
  for (const { use, version } of wantedModels(app)) {
    const found = models.get(use)?.about.version
    if (version !== undefined && found !== undefined && found !== version) {
      throw new CommandError(`model ${use}: the file holds version ${found}, the app asks for ${version}`)
    }
  }
  return attachModels(app, ({ use }) => models.get(use))
}

function readModel(name: string, text: string): FittedModel {
  const wrong = new CommandError(
    `model ${name}: the file is no model version; take it from /api/models/${name}/versions/newest`,
  )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong
  }
  if (!isModel(value)) throw wrong
  return value
}

function isModel(value: unknown): value is FittedModel {
  if (!isRecord(value) || value['format'] !== 1 || typeof value['method'] !== 'string') return false
  const { about, relations } = value
  return (
    isRecord(about) &&
    ['title', 'fittedBy', 'branch'].every((name) => isRecord(about[name])) &&
    Array.isArray(about['datasets']) &&
    Array.isArray(relations) &&
    relations.every(
      (each) =>
        isRecord(each) &&
        typeof each['side'] === 'string' &&
        Array.isArray(each['columns']) &&
        Array.isArray(each['rows']),
    )
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
