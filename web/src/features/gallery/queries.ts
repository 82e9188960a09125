import { listApps, listFacets } from '@aladdin/sdk/contract/gallery.ts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import type { GallerySearch } from './gallery-search.ts'

export function useGallery({ only, ...search }: GallerySearch) {
  return useInfiniteQuery({
    queryKey: ['apps', 'gallery', { only, ...search }],
    queryFn: ({ pageParam, signal }) =>
      call(
        listApps,
        {
          query: {
            order: 'popular',
            ...present(search),
            ...(only === undefined ? {} : { [only]: true }),
            ...(pageParam === undefined ? {} : { after: pageParam }),
            limit: 24,
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** What one can narrow down to, given what is chosen, and how many apps each would leave. */
export function useFacets({ only, ...all }: GallerySearch) {
  const search = { ...all, order: undefined }
  return useQuery({
    queryKey: ['apps', 'facets', { only, ...search }],
    queryFn: ({ signal }) =>
      call(
        listFacets,
        { query: { ...present(search), ...(only === undefined ? {} : { [only]: true }) } },
        { signal },
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

/** Without what is not set: the contract tells an absent filter from an empty one. */
function present<TFilters extends object>(
  filters: TFilters,
): { [K in keyof TFilters]?: Exclude<TFilters[K], undefined> } {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as { [K in keyof TFilters]?: Exclude<TFilters[K], undefined> } // same keys, fewer
}
