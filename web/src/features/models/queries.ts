import { listModels } from '@aladdin/sdk/contract/models.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

/** Models that reach me; with an app only its own, and its blocks that learn. */
export function modelsQuery(app: string | undefined) {
  return queryOptions({
    queryKey: ['models', app],
    queryFn: ({ signal }) => call(listModels, { query: app === undefined ? {} : { app } }, { signal }),
  })
}
