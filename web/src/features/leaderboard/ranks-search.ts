/** What the address of the ranks says. */
export interface RanksSearch {
  readonly of?: 'apps' | 'branches'
  readonly window?: 'week' | 'quarter' | 'all'
}

export function readRanksSearch(search: Record<string, unknown>): RanksSearch {
  const of = (['apps', 'branches'] as const).find((value) => value === search['of'])
  const window = (['week', 'quarter', 'all'] as const).find((value) => value === search['window'])
  return { ...(of === undefined ? {} : { of }), ...(window === undefined ? {} : { window }) }
}
