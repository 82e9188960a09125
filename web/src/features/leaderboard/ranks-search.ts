/** What the address of the ranks says. */
export interface RanksSearch {
  readonly of?: 'apps' | 'branches' | 'people'
  /** My app whose score is explained; empty for the formula alone. */
  readonly why?: string
  readonly window?: 'week' | 'quarter' | 'all'
}

export function readRanksSearch(search: Record<string, unknown>): RanksSearch {
  const of = (['apps', 'branches', 'people'] as const).find((value) => value === search['of'])
  const window = (['week', 'quarter', 'all'] as const).find((value) => value === search['window'])
  const { why } = search
  return {
    ...(typeof why === 'string' ? { why } : {}),
    ...(of === undefined ? {} : { of }),
    ...(window === undefined ? {} : { window }),
  }
}
