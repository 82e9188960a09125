import type { RunRequest } from '@aladdin/sdk/bridge/messages.ts'
import type { OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { parametersFromSearch } from '@aladdin/sdk/runtime/parameters.ts'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useSession } from '../../session.ts'
import { extractBytes } from '../../sandbox/extract-bytes.ts'

/** Everything a frame needs to show the run: the bytes of my rows, and the filters of the address. */
export function useRunRequest(run: OpenedRun | undefined): UseQueryResult<RunRequest> {
  const client = useQueryClient()
  const { position, branches } = useSession()
  return useQuery({
    queryKey: ['runs', 'request', run?.run],
    enabled: run !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
    queryFn: async (): Promise<RunRequest> => {
      if (run === undefined) throw new Error('a run is asked for before it was opened')
      const scope = { branch: position.branch, branches }
      const datasets = run.extracts.map(async (extract) => ({
        alias: extract.alias,
        version: extract.key,
        blob: await extractBytes(client, extract),
      }))
      const { parameters } = parametersFromSearch(run.app, location.search, { today: run.today, scope })
      return {
        app: run.app,
        datasets: await Promise.all(datasets),
        inputs: { parameters, today: run.today, seed: run.seed },
        scope,
      }
    },
  })
}
