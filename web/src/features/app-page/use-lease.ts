import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import { readLease, type OpenedRun } from '@aladdin/sdk/contract/runs.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../api.ts'
import { dropFirstScreen } from '../../first-screen.ts'

/** A right that ends is noticed within this time and the time of one call. */
const askAgainMs = 30_000

/**
 * Asks again and again whether the run still shows what I may see; when it does not, its rows are dropped and `end` is
 * called. An answer that does not come changes nothing: the server was not reached, and no right has ended by that.
 */
export function useLease(opened: OpenedRun | undefined, end: () => void): void {
  const client = useQueryClient()
  const { data: holds } = useQuery({
    queryKey: ['runs', 'lease', opened?.run],
    enabled: opened !== undefined,
    queryFn: async ({ signal }): Promise<boolean> => {
      if (opened === undefined) return true
      try {
        return (await call(readLease, { params: { id: opened.run } }, { signal })).holds
      } catch (error) {
        if (error instanceof ProblemError && refusals.has(error.problem.status)) return false
        throw error
      }
    },
    // it has just been opened by the same rights
    initialData: true,
    staleTime: askAgainMs,
    refetchInterval: askAgainMs,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
    retry: false,
    gcTime: 0,
  })
  useEffect(() => {
    if (holds || opened === undefined) return
    for (const { key } of opened.extracts) client.removeQueries({ queryKey: ['extract', key] })
    dropFirstScreen()
    end()
  }, [holds, opened, client, end])
}

/** Nobody is signed in, she may not, or it is not there for her. */
const refusals: ReadonlySet<number> = new Set([401, 403, 404])
