import { getPreferences, moveTour, type Tour, type TourStep } from '@aladdin/sdk/contract/preferences.ts'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './api.ts'
import { isAuthor, useSession } from './session.ts'

export const tourSteps: readonly TourStep[] = ['find', 'run', 'filter', 'fork', 'publish']

const tourQuery = queryOptions({
  queryKey: ['preferences', 'tour'],
  queryFn: async ({ signal }) => (await call(getPreferences, {}, { signal })).tour,
  staleTime: Infinity,
})

/** Where I stand in the tour; undefined until the server has said it. */
export function useTour(): Tour | undefined {
  return useQuery(tourQuery).data
}

/** The steps that my role can take: an administrator makes no apps. */
export function useTourSteps(): readonly TourStep[] {
  const { position } = useSession()
  return isAuthor(position.role) ? tourSteps : tourSteps.slice(0, 3)
}

/** Tells the server; a move that does not arrive is noticed again at the next step. */
export function useMoveTour(): (move: { done?: TourStep; state?: Tour['state'] }) => void {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (body: { done?: TourStep; state?: Tour['state'] }) => call(moveTour, { body }),
    onSuccess: (tour) => client.setQueryData(tourQuery.queryKey, tour),
  })
  return mutate
}
