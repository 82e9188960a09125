import { createKeptAnswers, type KeptAnswers } from '../../platform/kept-answers.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { FacetIndex, FacetKey } from './facet-index.ts'
import { matchOf, type Filters } from './filters.ts'
import type { Gallery } from './gallery.ts'

type Counts = ReadonlyMap<FacetKey, number>

/** How often each value occurs among what reaches the people of a branch. */
export type FacetCounts = KeptAnswers<Counts>

const mostCounts = 200

export function createFacetCounts(): FacetCounts {
  return createKeptAnswers<Counts>(mostCounts)
}

/** How often each facet value occurs among the apps that reach the viewer and fit. */
export async function countValues(gallery: Gallery, viewer: Viewer, filters: Filters): Promise<Counts> {
  const match = matchOf(filters)
  const fits = match === undefined ? undefined : await gallery.ranks.fits(match)
  const { shared, own, basis } = await gallery.fitting(viewer, filters)
  const count = (ids: readonly string[], to: Map<FacetKey, number>) =>
    countInto(to, fits === undefined ? ids : ids.filter((id) => fits.has(id)), gallery.facets)
  const ofBranch =
    shared.length === 0
      ? undefined
      : await gallery.counts({ ...basis, key: `${basis.key} ${match ?? ''}` }, () => count(shared, new Map()))
  if (own.length === 0 && ofBranch !== undefined) return ofBranch
  return count(own, new Map(ofBranch))
}

async function countInto(
  counts: Map<FacetKey, number>,
  ids: readonly string[],
  facets: FacetIndex,
): Promise<Counts> {
  const values = await facets.valuesOf()
  for (const id of ids) {
    for (const key of values.get(id) ?? []) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
