import { getHelp, listHelp } from '@aladdin/sdk/contract/help.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

export const helpListQuery = queryOptions({
  queryKey: ['help', 'list', ''],
  queryFn: ({ signal }) => call(listHelp, {}, { signal }),
  staleTime: Infinity,
})

export function helpQuery(name: string) {
  return queryOptions({
    queryKey: ['help', 'page', name],
    queryFn: ({ signal }) => call(getHelp, { params: { name } }, { signal }),
    staleTime: Infinity,
  })
}
