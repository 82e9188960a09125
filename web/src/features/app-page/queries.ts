import { getApp } from '@aladdin/sdk/contract/gallery.ts'
import { downloadExtract, type Extract } from '@aladdin/sdk/contract/extracts.ts'
import { openRun } from '@aladdin/sdk/contract/runs.ts'
import { queryOptions, type QueryClient } from '@tanstack/react-query'
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
    gcTime: 0,
  })
}

/** The bytes of my rows; equal keys are equal bytes, so they are fetched once per visit of the site. */
export function extractBytes(client: QueryClient, extract: Extract): Promise<Blob> {
  return client.fetchQuery({
    queryKey: ['extract', extract.key],
    queryFn: async ({ signal }) => {
      const { source: name, version, key } = extract
      const bytes = await call(downloadExtract, { params: { name, version, key } }, { signal })
      return new Blob([bytes as Uint8Array<ArrayBuffer>]) // bytes of a response are never shared memory
    },
    staleTime: Infinity,
  })
}
