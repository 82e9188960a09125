import type { DatasetSummary } from '@aladdin/sdk/contract/catalog.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { missingColumns, type Needed } from './fit.ts'
import { allDatasetsQuery, datasetQuery } from './queries.ts'

/** Datasets that have the columns an app asks for, out of those that `isWanted` lets through. */
export function useFitting(
  needed: readonly Needed[],
  isWanted: (dataset: DatasetSummary) => boolean,
): { readonly fitting: readonly DatasetSummary[]; readonly isLoading: boolean } {
  const all = useQuery(allDatasetsQuery)
  const candidates = (all.data?.items ?? []).filter(isWanted)
  const pages = useQueries({ queries: candidates.map(({ name }) => datasetQuery(name)) })
  const fitting = pages.flatMap(({ data }) =>
    data !== undefined && missingColumns(needed, data).length === 0 ? [data.dataset] : [],
  )
  return { fitting, isLoading: all.isPending || pages.some(({ isPending }) => isPending) }
}
