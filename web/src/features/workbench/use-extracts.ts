import type { App } from '@aladdin/sdk/app/app.ts'
import { requestExtracts, type Extract } from '@aladdin/sdk/contract/extracts.ts'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { extractBytes } from '../../sandbox/extract-bytes.ts'
import { useSession } from '../../session.ts'
import { loadModels, modelKeyOf, type LoadedModels } from './load-models.ts'

export interface LoadedExtracts {
  /** Equal for equal declarations. */
  readonly key: string
  readonly extracts: readonly Extract[]
  readonly datasets: readonly { readonly alias: string; readonly version: string; readonly blob: Blob }[]
  /** Published models that the app names and that reach the author, by what it asks for. */
  readonly models: LoadedModels
  /** The day that a run is of: the last one of the longest dataset. */
  readonly today: string
}

/** The author's own rows of what the app declares, as bytes for the runner. */
export function useExtracts(app: App | undefined): UseQueryResult<LoadedExtracts> {
  const client = useQueryClient()
  const { position } = useSession()
  const key = app === undefined ? '' : keyOf(app)
  return useQuery({
    queryKey: ['workbench', 'extracts', position.id, key],
    enabled: app !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<LoadedExtracts> => {
      const datasets = app?.datasets.map(({ alias, source, version }) => ({
        alias,
        source,
        ...(version === undefined ? {} : { version }),
      }))
      const { items, today } = await call(requestExtracts, { body: { datasets: datasets ?? [] } }, { signal })
      const loaded = items.map(async (extract) => ({
        alias: extract.alias,
        version: extract.key,
        blob: await extractBytes(client, extract),
      }))
      const models = app === undefined ? new Map<string, never>() : await loadModels(app, signal)
      return { key, extracts: items, datasets: await Promise.all(loaded), models, today }
    },
  })
}

/** What an app declares, without what it computes. */
export function keyOf(app: App): string {
  return JSON.stringify([
    app.datasets.map(({ alias, source, version }) => [alias, source, version]),
    modelKeyOf(app),
  ])
}
