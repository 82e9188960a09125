import { getDataset, getDatasetSample, listDatasets, listDomains } from '@aladdin/sdk/contract/catalog.ts'
import { keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import type { CatalogSearch } from './catalog-search.ts'

export const domainsQuery = queryOptions({
  queryKey: ['datasets', 'domains'],
  queryFn: ({ signal }) => call(listDomains, {}, { signal }),
})

export function useCatalog({ search, domain, mine }: CatalogSearch) {
  return useInfiniteQuery({
    queryKey: ['datasets', 'catalog', { search, domain, mine }],
    queryFn: ({ pageParam, signal }) =>
      call(
        listDatasets,
        {
          query: {
            ...(search === undefined ? {} : { search }),
            ...(domain === undefined ? {} : { domain }),
            ...(mine === undefined ? {} : { mine: true }),
            ...(pageParam === undefined ? {} : { after: pageParam }),
            limit: 50,
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

export function datasetQuery(name: string) {
  return queryOptions({
    queryKey: ['datasets', 'page', name],
    queryFn: ({ signal }) => call(getDataset, { params: { name } }, { signal }),
  })
}

export function sampleQuery(name: string) {
  return queryOptions({
    queryKey: ['datasets', 'sample', name],
    queryFn: ({ signal }) => call(getDatasetSample, { params: { name } }, { signal }),
  })
}
