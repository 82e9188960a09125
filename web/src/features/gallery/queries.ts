import { listApps } from '@aladdin/sdk/contract/gallery.ts'
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

/** What one can narrow down to: topics and branches of the hundred apps that are used most. */
export function useFacets() {
  return useQuery({
    queryKey: ['apps', 'facets'],
    queryFn: ({ signal }) => call(listApps, { query: { order: 'popular', limit: 100 } }, { signal }),
    staleTime: 300_000,
    select: ({ items }) => ({
      topics: [...new Set(items.map((app) => app.topic))].sort(),
      branches: [...new Map(items.map((app) => [app.author.branch.id, app.author.branch])).values()],
    }),
  })
}

/** Without what is not set: the contract tells an absent filter from an empty one. */
function present<TFilters extends object>(
  filters: TFilters,
): { [K in keyof TFilters]?: Exclude<TFilters[K], undefined> } {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as { [K in keyof TFilters]?: Exclude<TFilters[K], undefined> } // same keys, fewer
}
