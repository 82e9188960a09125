import type { Facets, FacetValue } from '@aladdin/sdk/contract/gallery.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { countValues } from './facet-counts.ts'
import type { FacetKey } from './facet-index.ts'
import { facetNames, type FacetName, type Filters } from './filters.ts'
import type { Gallery } from './gallery.ts'

/** More values than this are found by search, not by reading a list. */
const mostValues = 60

/** The values of every facet among apps that reach the viewer and fit all other filters, the most frequent first. */
export async function countFacets(gallery: Gallery, viewer: Viewer, filters: Filters): Promise<Facets> {
  const chosen = facetNames.filter((facet) => filters[facet] !== undefined)
  const open = facetNames.filter((facet) => filters[facet] === undefined)
  // a facet that is narrowed down counts what its other values would give
  const counts = [
    ...(open.length === 0 ? [] : await listCounts(gallery, viewer, { filters, facets: open })),
    ...(
      await Promise.all(
        chosen.map((facet) =>
          listCounts(gallery, viewer, { filters: { ...filters, [facet]: undefined }, facets: [facet] }),
        ),
      )
    ).flat(),
  ]
  const titles = await readTitles(gallery.context, viewer, counts)
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

interface Count extends FacetKey {
  readonly count: number
}

async function listCounts(
  gallery: Gallery,
  viewer: Viewer,
  { filters, facets }: { filters: Filters; facets: readonly FacetName[] },
): Promise<readonly Count[]> {
  const counts = await countValues(gallery, viewer, filters)
  return facets.flatMap((facet) =>
    [...counts]
      .filter(([key]) => key.facet === facet)
      .map(([key, count]) => ({ ...key, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, mostValues),
  )
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
