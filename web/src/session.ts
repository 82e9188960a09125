import type { Role } from '@aladdin/sdk/contract/route.ts'
import { getSession, type Session } from '@aladdin/sdk/contract/session.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from './api.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(getSession, {}, { signal }),
  staleTime: Infinity,
})

/** The signed-in person and position; only for screens inside the shell, where it is always loaded. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** May begin, fork and publish apps. */
export function isAuthor(role: Role): boolean {
  return role !== 'admin'
}

/** May upload data. */
export function canUpload(role: Role): boolean {
  return role === 'analyst' || role === 'steward'
}
