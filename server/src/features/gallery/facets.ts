import { sql } from 'kysely'
import type { Facets, FacetValue } from '@aladdin/sdk/contract/gallery.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { facetNames, foundBy, matchOf, selectFitting, type FacetName, type Filters } from './filters.ts'

/** More values than this are found by search, not by reading a list. */
const mostValues = 60

/** The values of every facet among apps that reach the viewer and fit all other filters, the most frequent first. */
export async function countFacets(context: Context, viewer: Viewer, filters: Filters): Promise<Facets> {
  const chosen = facetNames.filter((facet) => filters[facet] !== undefined)
  const open = facetNames.filter((facet) => filters[facet] === undefined)
  // a facet that is narrowed down counts what its other values would give
  const counts = [
    ...(await countValues(context, viewer, { filters, facets: open })),
    ...(
      await Promise.all(
        chosen.map((facet) =>
          countValues(context, viewer, { filters: { ...filters, [facet]: undefined }, facets: [facet] }),
        ),
      )
    ).flat(),
  ]
  const titles = await readTitles(context, viewer, counts)
  const valuesOf = (name: FacetName): FacetValue[] =>
    counts
      .filter(({ facet }) => facet === name)
      .map(({ value, count }) => ({
        value,
        title: titles.get(`${name} ${value}`) ?? { zh: value, en: value },
        count,
      }))
  return {
    topic: valuesOf('topic'),
    branch: valuesOf('branch'),
    dataset: valuesOf('dataset'),
    tag: valuesOf('tag'),
  }
}

interface Count {
  readonly facet: FacetName
  readonly value: string
  readonly count: number
}

async function countValues(
  context: Context,
  viewer: Viewer,
  { filters, facets }: { filters: Filters; facets: readonly FacetName[] },
): Promise<readonly Count[]> {
  if (facets.length === 0) return []
  const match = matchOf(filters)
  const fitting = selectFitting(context, viewer, filters)
    .$if(match !== undefined, (apps) => apps.innerJoin(foundBy(match ?? ''), 'found.app_id', 'app.id'))
    .select('app.id')
  const counted = context.db
    .with('fitting', () => fitting)
    .selectFrom('fitting')
    .innerJoin('app_facet', 'app_facet.app_id', 'fitting.id')
    .where('app_facet.facet', 'in', facets)
    .groupBy(['facet', 'value'])
    .select((row) => ['facet', 'value', row.fn.countAll<number>().as('count')])
    .select(sql<number>`row_number() over (partition by facet order by count(*) desc, value)`.as('place'))
  return context.db
    .selectFrom(counted.as('counted'))
    .where('place', '<=', mostValues)
    .select(['facet', 'value', 'count'])
    .orderBy('place')
    .execute()
}

/** Names for people: of branches, and of datasets that reach the viewer; others keep the name that apps give them. */
async function readTitles({ db }: Context, viewer: Viewer, counts: readonly Count[]) {
  const valuesOf = (name: FacetName) => counts.filter(({ facet }) => facet === name).map(({ value }) => value)
  const branches = await db
    .selectFrom('branch')
    .where('id', 'in', valuesOf('branch'))
    .select(['id', 'name_zh as zh', 'name_en as en'])
    .execute()
  const datasets = await db
    .selectFrom('dataset')
    .where('name', 'in', valuesOf('dataset'))
    .where('deleted_at', 'is', null)
    .where(reaches(viewer, reachOfDataset))
    .select(['name as id', 'title_zh as zh', 'title_en as en'])
    .execute()
  return new Map<string, LocalText>([
    ...branches.map(({ id, zh, en }) => [`branch ${id}`, { zh, en }] as const),
    ...datasets.map(({ id, zh, en }) => [`dataset ${id}`, { zh, en }] as const),
  ])
}

const reachOfDataset = {
  visibility: 'dataset.visibility',
  owner: 'dataset.owner_id',
  branch: 'dataset.owner_branch_id',
}
