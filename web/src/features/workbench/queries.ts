import { getDataset, listDatasets } from '@aladdin/sdk/contract/catalog.ts'
import { getApp } from '@aladdin/sdk/contract/gallery.ts'
import {
  getDraft,
  getDraftRevision,
  listDraftHistory,
  listDrafts,
  listTemplates,
  type Draft,
} from '@aladdin/sdk/contract/workbench.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api.ts'
import type { LocalCopy } from './draft-conflict.ts'
import { readLocal } from './local-drafts.ts'

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => call(listTemplates, {}, { signal }),
})

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => call(listDrafts, {}, { signal }),
})

/** A draft as the server has it, with what this browser kept of it. Asked anew for every opening. */
export function draftQuery(id: Draft['id'], localKey: string) {
  return queryOptions({
    queryKey: ['drafts', 'open', id],
    queryFn: async ({ signal }): Promise<{ draft: Draft; local: LocalCopy | undefined }> => {
      const [draft, local] = await Promise.all([
        call(getDraft, { params: { id } }, { signal }),
        // A browser that keeps nothing still edits what the server has.
        readLocal(localKey).catch(() => undefined),
      ])
      return { draft, local }
    },
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
    refetchOnReconnect: false,
  })
}

/** Asked anew whenever it is looked at: every rest of the keys may add to it. */
export function historyQuery(id: Draft['id']) {
  return queryOptions({
    queryKey: ['drafts', 'history', id],
    queryFn: ({ signal }) => call(listDraftHistory, { params: { id } }, { signal }),
    staleTime: 0,
  })
}

export function revisionQuery(id: Draft['id'], revision: number) {
  return queryOptions({
    queryKey: ['drafts', 'history', id, revision],
    queryFn: ({ signal }) => call(getDraftRevision, { params: { id, revision } }, { signal }),
    staleTime: Infinity,
  })
}

export const allDatasetsQuery = queryOptions({
  queryKey: ['datasets', 'all'],
  queryFn: ({ signal }) => call(listDatasets, { query: { limit: 100 } }, { signal }),
})

export function datasetQuery(name: string) {
  return queryOptions({
    queryKey: ['datasets', 'page', name],
    queryFn: ({ signal }) => call(getDataset, { params: { name } }, { signal }),
  })
}

/** The app whose next version a draft is: whom it reaches now. */
export function publishedQuery(name: string) {
  return queryOptions({
    queryKey: ['apps', 'page', name],
    queryFn: ({ signal }) => call(getApp, { params: { name } }, { signal }),
  })
}
