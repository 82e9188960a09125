import { getApp } from '@aladdin/sdk/contract/gallery.ts'
import { openRun } from '@aladdin/sdk/contract/runs.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

export function appQuery(name: string) {
  return queryOptions({
    queryKey: ['apps', 'page', name],
    queryFn: ({ signal }) => call(getApp, { params: { name } }, { signal }),
  })
}

/** One opening of an app: asked once per visit, because every one leaves a receipt. */
export function runQuery({
  name,
  version,
  position,
  parameters,
}: {
  name: string
  version: number | undefined
  position: string
  parameters: Readonly<Record<string, string>>
}) {
  return queryOptions({
    queryKey: ['runs', name, version, position],
    queryFn: ({ signal }) =>
      call(
        openRun,
        { body: { app: name, ...(version === undefined ? {} : { version }), parameters: { ...parameters } } },
        { signal },
      ),
    staleTime: Infinity,
    // long enough for a run that the address opened before its page stands
    gcTime: 5000,
  })
}
