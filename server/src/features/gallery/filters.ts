import { sql, type RawBuilder } from 'kysely'
import type { Static } from 'typebox'
import type { listFacets } from '@aladdin/sdk/contract/gallery.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import { toMatchExpression } from '../../platform/search-text.ts'
import type { Viewer } from '../../platform/viewer.ts'

export type Filters = Static<typeof listFacets.query>

export const facetNames = ['topic', 'branch', 'dataset', 'tag'] as const
export type FacetName = (typeof facetNames)[number]

/** Apps that reach the viewer and fit; order and columns are added by the caller. */
export function selectFitting({ db }: Pick<Context, 'db'>, viewer: Viewer, filters: Filters) {
  return db
    .selectFrom('app')
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .$call((apps) =>
      facetNames.reduce(
        (found, facet) => (filters[facet] === undefined ? found : found.where(has(facet, filters[facet]))),
        apps,
      ),
    )
    .$if(filters.mine === true, (apps) => apps.where('app.author_id', '=', viewer.personId))
    .$if(filters.starred === true, (apps) =>
      apps.where(sql<boolean>`app.id in (select app_id from star where person_id = ${viewer.personId})`),
    )
}

function has(facet: FacetName, value: string): RawBuilder<boolean> {
  return sql<boolean>`app.id in (select app_id from app_facet where facet = ${facet} and value = ${value})`
}

/** What was typed, as the search index reads it; undefined when nothing searchable was. */
export function matchOf({ search }: Filters): string | undefined {
  return search === undefined ? undefined : toMatchExpression(search)
}

/** Whether the words fit an app, however well. */
export function isFoundBy(match: string): RawBuilder<boolean> {
  return sql<boolean>`app.id in (select app_id from app_search where app_search match ${match})`
}

/** Apps that the words fit, each with how well. */
export function foundBy(match: string) {
  // title, summary and tags, pinyin, initials; the id column weighs nothing
  return sql<{ app_id: string; fit: number }>`(select app_id, -bm25(app_search, 0, 8, 2, 4, 3) as fit
    from app_search where app_search match ${match})`.as<'found'>(sql.ref('found'))
}
