import { listAccessRequests } from '@aladdin/sdk/contract/access-requests.ts'
import { getPolicy, listAccess, listPolicyVersions } from '@aladdin/sdk/contract/policies.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

export function policyQuery(name: string) {
  return queryOptions({
    queryKey: ['policies', name, 'in-force'],
    queryFn: ({ signal }) => call(getPolicy, { params: { name } }, { signal }),
    // an edit in progress is not swept away by a look elsewhere
    refetchOnWindowFocus: false,
  })
}

export function versionsQuery(name: string) {
  return queryOptions({
    queryKey: ['policies', name, 'versions'],
    queryFn: ({ signal }) => call(listPolicyVersions, { params: { name } }, { signal }),
  })
}

export function accessQuery(name: string) {
  return queryOptions({
    queryKey: ['policies', name, 'access'],
    queryFn: ({ signal }) => call(listAccess, { params: { name } }, { signal }),
  })
}

/** Requests about one dataset, or about all that I may answer. */
export function requestsQuery(dataset?: string) {
  return queryOptions({
    queryKey: ['access-requests', dataset ?? ''],
    queryFn: ({ signal }) =>
      call(listAccessRequests, { query: dataset === undefined ? {} : { dataset } }, { signal }),
  })
}
