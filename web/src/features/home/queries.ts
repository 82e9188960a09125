import { getFigures, getHome } from '@aladdin/sdk/contract/home.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => call(getHome, {}, { signal }),
})

export const figuresQuery = queryOptions({
  queryKey: ['home', 'figures'],
  queryFn: ({ signal }) => call(getFigures, {}, { signal }),
})
