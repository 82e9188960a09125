import type { Context } from '../../platform/context.ts'
import type { FacetName } from './filters.ts'

/** One value of one facet; equal for all apps that have it. */
export interface FacetKey {
  readonly facet: FacetName
  readonly value: string
}

/**
 * The facet values of every app, kept in memory: counting them for thousands of apps in SQL costs more than a page
 * may take. It holds no reach and decides nothing; whom an app reaches is asked of the database every time.
 */
export interface FacetIndex {
  readonly valuesOf: () => Promise<ReadonlyMap<string, readonly FacetKey[]>>
}

export function createFacetIndex({ db }: Pick<Context, 'db'>): FacetIndex {
  const keys = new Map<string, FacetKey>()
  const values = new Map<string, readonly FacetKey[]>()
  let readUpTo = -1

  const keyOf = (facet: FacetName, value: string): FacetKey => {
    const known = keys.get(`${facet} ${value}`) ?? { facet, value }
    keys.set(`${facet} ${value}`, known)
    return known
  }

  return {
    async valuesOf() {
      const newest = await db
        .selectFrom('app')
        .select((app) => app.fn.max('published_at').as('at'))
        .executeTakeFirst()
      const at = newest?.at ?? -1
      // two publications of one moment: what was read last is read again
      const rows = await db
        .selectFrom('app')
        .innerJoin('app_facet', 'app_facet.app_id', 'app.id')
        .where('app.published_at', '>=', readUpTo)
        .select(['app_facet.app_id', 'facet', 'value'])
        .execute()
      for (const [id, own] of Map.groupBy(rows, (row) => row.app_id)) {
        values.set(
          id,
          own.map(({ facet, value }) => keyOf(facet, value)),
        )
      }
      readUpTo = at
      return values
    },
  }
}
