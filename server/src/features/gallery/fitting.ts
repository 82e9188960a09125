import { sql } from 'kysely'
import { readChangeCounts } from '../../platform/change-count.ts'
import type { Context } from '../../platform/context.ts'
import { createKeptAnswers } from '../../platform/kept-answers.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { facetNames, selectFitting, type Filters } from './filters.ts'

/** The ids of apps that reach a viewer and fit her filters; words of a search are not among these filters. */
export interface FittingApps {
  /** Equal for everyone of her branch; empty where the filters are about herself. */
  readonly shared: readonly string[]
  /** Those that are not among the shared ones: they reach her and not her branch. */
  readonly own: readonly string[]
  /** Names the shared ones and the state of the data in which they are these. */
  readonly basis: { readonly key: string; readonly state: string }
}

export type Fitting = (viewer: Viewer, filters: Filters) => Promise<FittingApps>

const mostLists = 120

/**
 * Keeps what reaches the people of a branch. The rule of reach reads two things of a viewer, who she is and which
 * branch she acts for: what it gives for the branch alone is kept under its id, what it gives for her is always asked.
 */
export function createFitting(context: Pick<Context, 'db'>): Fitting {
  const lists = createKeptAnswers<readonly string[]>(mostLists)
  const idsOf = async (viewer: Viewer, filters: Filters) =>
    (await selectFitting(context, viewer, filters).select('app.id').execute()).map(({ id }) => id)

  return async (viewer, filters) => {
    const [count = 0] = await readChangeCounts(context.db, ['apps'])
    const chosen = facetNames.map((facet) => filters[facet] ?? null)
    const basis = { key: JSON.stringify([viewer.branchId, ...chosen]), state: String(count) }
    if (filters.mine === true || filters.starred === true) {
      return { shared: [], own: await idsOf(viewer, filters), basis }
    }
    const anyone = ofBranchOnly(viewer)
    const shared = await lists(basis, () => idsOf(anyone, filters))
    const own = await selectFitting(context, viewer, filters)
      .where('app.author_id', '=', viewer.personId)
      .where(sql<boolean>`not ${reaches(anyone, reachOfApp)}`)
      .select('app.id')
      .execute()
    return { shared, own: own.map(({ id }) => id), basis }
  }
}

/** A viewer of the same branch who owns nothing. */
function ofBranchOnly(viewer: Viewer): Viewer {
  return { ...viewer, personId: '' }
}

const reachOfApp = { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }
