import { ProblemError } from '@aladdin/sdk/contract/problem-error.ts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

/** The cache of everything that the server said; `onSignedOut` is told when a session has ended meanwhile. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (isSignedOut(error)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => !(error instanceof ProblemError) && failures < 2,
        refetchOnWindowFocus: false,
      },
    },
  })
}

export function isSignedOut(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    (error.problem.code === 'not-signed-in' || error.problem.code === 'session-ended')
  )
}
