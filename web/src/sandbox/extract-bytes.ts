import { downloadExtract, type Extract } from '@aladdin/sdk/contract/extracts.ts'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'

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
