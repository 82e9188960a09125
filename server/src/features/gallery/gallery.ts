import type { Context } from '../../platform/context.ts'
import { createFacetCounts, type FacetCounts } from './facet-counts.ts'
import { createFacetIndex, type FacetIndex } from './facet-index.ts'
import { createFitting, type Fitting } from './fitting.ts'
import { createRanks, type Ranks } from './ranks.ts'
import { createWeekUses, type ReadWeekUses } from './week-uses.ts'

/** What the gallery works with: the server's context and what it keeps in memory between two calls. */
export interface Gallery {
  readonly context: Context
  readonly facets: FacetIndex
  readonly counts: FacetCounts
  readonly fitting: Fitting
  readonly ranks: Ranks
  readonly weekUses: ReadWeekUses
}

export function createGallery(context: Context): Gallery {
  return {
    context,
    facets: createFacetIndex(context),
    counts: createFacetCounts(),
    fitting: createFitting(context),
    ranks: createRanks(context),
    weekUses: createWeekUses(context),
  }
}
