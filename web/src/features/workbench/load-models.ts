import type { App, ModelBlock } from '@aladdin/sdk/app/app.ts'
import { getFittedModel, listModels } from '@aladdin/sdk/contract/models.ts'
import { attachModels, wantedModels, type WantedModel } from '@aladdin/sdk/runtime/attach-models.ts'
import { call } from '../../api.ts'

/** Published models by name and version, as an app asks for them. */
export type LoadedModels = ReadonlyMap<string, NonNullable<ModelBlock['fitted']>>

/** What an app asks of the published models, as one word. */
export function modelKeyOf(app: App): string {
  return wantedModels(app).map(keyOf).join(' ')
}

/** The models that the app names and that reach me; a block whose model is not among them fits on the rows at hand. */
export async function loadModels(app: App, signal: AbortSignal): Promise<LoadedModels> {
  const models = new Map<string, NonNullable<ModelBlock['fitted']>>()
  for (const wanted of wantedModels(app)) {
    const { items } = await call(listModels, { query: { name: wanted.use } }, { signal })
    const newest = items[0]?.versions[0]?.number
    const version = wanted.version ?? newest
    const isThere = items[0]?.versions.some(({ number }) => number === version) ?? false
    if (!isThere) continue
    const params = { name: wanted.use, version: String(version) }
    models.set(keyOf(wanted), await call(getFittedModel, { params }, { signal }))
  }
  return models
}

export function withLoaded(app: App, models: LoadedModels): App {
  return models.size === 0 ? app : attachModels(app, (wanted) => models.get(keyOf(wanted)))
}

function keyOf({ use, version }: WantedModel): string {
  return `${use}@${version ?? 'newest'}`
}
