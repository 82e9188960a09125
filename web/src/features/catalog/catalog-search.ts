import type { Domain } from '@aladdin/sdk/contract/dataset.ts'

/** The ten subject areas in the order of the catalog. */
export const domains = [
  'customer',
  'corporate',
  'deposit',
  'transaction',
  'credit',
  'channel',
  'marketing',
  'market',
  'organisation',
  'reference',
] as const satisfies readonly Domain[]

/** What the address of the catalog says. */
export interface CatalogSearch {
  readonly search?: string | undefined
  readonly domain?: Domain | undefined
  readonly mine?: 'yes' | undefined
}

export function readCatalogSearch(search: Record<string, unknown>): CatalogSearch {
  const text = search['search']
  const domain = domains.find((value) => value === search['domain'])
  return {
    ...(typeof text === 'string' && text !== '' ? { search: text.slice(0, 100) } : {}),
    ...(domain === undefined ? {} : { domain }),
    ...(search['mine'] === 'yes' ? { mine: 'yes' } : {}),
  }
}
