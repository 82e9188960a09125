import { sql, type RawBuilder } from 'kysely'
import type { Static } from 'typebox'
import type { listApps } from '@aladdin/sdk/contract/gallery.ts'
import type { Context } from '../../platform/context.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { defaultPageSize, readCursor, toPage } from '../../platform/paging.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { getCards } from './cards.ts'
import { foundBy, matchOf, selectFitting } from './filters.ts'

type Query = Static<typeof listApps.query>

/**
 * One page of the gallery: apps that reach the viewer, filtered, in the wanted order. The page is found first, by
 * nothing but ids and ranks; what its cards show is read for those few alone.
 */
export async function listGallery(context: Context, viewer: Viewer, query: Query) {
  const today = bankDay(context.clock())
  const size = query.limit ?? defaultPageSize
  const cursor = readCursor(query.after)
  const { apps, rank, id } = selectRanked(context, viewer, { query, today })
  const rows = await apps
    .select([sql<string>`${id}`.as('id'), sql<number>`${rank}`.as('rank')])
    .$if(cursor !== undefined, (found) =>
      found.where(sql<boolean>`(${rank}, ${id}) < (${cursor?.rank ?? 0}, ${cursor?.id ?? ''})`),
    )
    .orderBy(rank, 'desc')
    .orderBy(id, 'desc')
    .limit(size + 1)
    .execute()
  const page = toPage(rows, size, (row) => row)
  const cards = await getCards(
    context,
    viewer,
    page.items.map((row) => row.id),
  )
  return { ...page, items: cards }
}

interface Ranked {
  readonly apps: ReturnType<typeof selectFitting>
  /** Higher comes first. */
  readonly rank: RawBuilder<number>
  readonly id: RawBuilder<string>
}

/** The order's own source of ranks. A search without a wanted order is led by how well the words fit. */
function selectRanked(
  context: Context,
  viewer: Viewer,
  { query, today }: { query: Query; today: string },
): Ranked {
  const match = matchOf(query)
  const fitting = selectFitting(context, viewer, query)
  // joined apps keep the type of what they are chosen from: only rank and id are read from the join
  const found = (
    match === undefined ? fitting : fitting.innerJoin(foundBy(match), 'found.app_id', 'app.id')
  ) as typeof fitting
  const order = query.order ?? (match === undefined ? 'popular' : 'fit')
  const appId = sql<string>`app.id`
  switch (order) {
    case 'fit':
      return { apps: found, rank: sql`found.fit`, id: appId }
    case 'newest':
      return { apps: found, rank: sql`app.published_at`, id: appId }
    case 'branch': {
      const uses = sql<{ app_id: string; uses: number }>`(select app_id, count(*) as uses from app_use
        where branch_id = ${viewer.branchId} and day > date(${today}, '-28 days') group by app_id limit -1)`
      const apps = found.leftJoin(uses.as<'own'>(sql.ref('own')), 'own.app_id', 'app.id') as typeof fitting // as above
      return { apps, rank: sql`coalesce(own.uses, 0)`, id: appId }
    }
    case 'popular':
    case 'rising': {
      const apps = found.innerJoin('app_standing as standing', (join) =>
        join.onRef('standing.app_id', '=', 'app.id').on('standing.window', '=', order),
      ) as typeof fitting // as above
      return { apps, rank: sql`standing.score`, id: sql`standing.app_id` }
    }
  }
}
