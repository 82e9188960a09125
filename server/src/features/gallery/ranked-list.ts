import type { Cursor } from '../../platform/paging.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Filters } from './filters.ts'
import type { Gallery } from './gallery.ts'

/** An app's place in an order: by its rank, the greatest first, then by its id. */
export interface Ranked {
  readonly id: string
  readonly rank: number
}

interface Wanted {
  readonly filters: Filters
  /** By the words of the search, or by what the viewer's branch used. */
  readonly order: 'fit' | 'branch'
  readonly match: string | undefined
  readonly cursor: Cursor | undefined
  readonly size: number
}

/** A part of a list whose ranks no index holds: they are made for all its apps together. */
export async function listRanked(
  { fitting, ranks }: Gallery,
  viewer: Viewer,
  { filters, order, match, cursor, size }: Wanted,
): Promise<readonly Ranked[]> {
  const fits = match === undefined ? undefined : await ranks.fits(match)
  const uses = order === 'branch' ? await ranks.usesIn(viewer.branchId) : undefined
  const { shared, own } = await fitting(viewer, filters)
  const list: Ranked[] = []
  const add = (id: string): void => {
    const fit = fits?.get(id)
    if (fits !== undefined && fit === undefined) return
    const one = { id, rank: uses === undefined ? (fit ?? 0) : (uses.get(id) ?? 0) }
    if (cursor === undefined || isBehind(one, cursor)) list.push(one)
  }
  for (const id of shared) add(id)
  for (const id of own) add(id)
  return takeFirst(list, size)
}

function isBehind({ rank, id }: Ranked, cursor: Cursor): boolean {
  return rank < Number(cursor.rank) || (rank === cursor.rank && id < cursor.id)
}

function byRank(one: Ranked, other: Ranked): number {
  return other.rank - one.rank || (one.id < other.id ? 1 : -1)
}

/** The first of a list, in order; sorting thousands for one page of them would cost more than the page. */
function takeFirst(list: readonly Ranked[], size: number): readonly Ranked[] {
  let first: Ranked[] = []
  let last: Ranked | undefined
  for (const one of list) {
    if (last !== undefined && byRank(one, last) > 0) continue
    first.push(one)
    if (first.length < size * 2) continue
    first = first.toSorted(byRank).slice(0, size)
    last = first.at(-1)
  }
  return first.toSorted(byRank).slice(0, size)
}
