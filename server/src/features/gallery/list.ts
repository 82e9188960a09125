import { sql, type RawBuilder } from 'kysely'
import type { Static } from 'typebox'
import type { listApps } from '@aladdin/sdk/contract/gallery.ts'
import { defaultPageSize, readCursor, toPage, type Cursor } from '../../platform/paging.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { getCards } from './cards.ts'
import { isFoundBy, matchOf, selectFitting } from './filters.ts'
import type { Gallery } from './gallery.ts'
import { listRanked, type Ranked } from './ranked-list.ts'

type Query = Static<typeof listApps.query>

/**
 * One page of the gallery: apps that reach the viewer, filtered, in the wanted order. The page is found first, by
 * nothing but ids and ranks; what its cards show is read for those few alone, and only where they reach her.
 */
export async function listGallery(gallery: Gallery, viewer: Viewer, query: Query) {
  const size = query.limit ?? defaultPageSize
  const cursor = readCursor(query.after)
  const rows = await findPage(gallery, viewer, { query, cursor, size: size + 1 })
  const page = toPage(rows, size, (row) => row)
  const cards = await getCards(
    gallery,
    viewer,
    page.items.map((row) => row.id),
  )
  return { ...page, items: cards }
}

interface Wanted {
  readonly query: Query
  readonly cursor: Cursor | undefined
  readonly size: number
}

/** A search without a wanted order is led by how well the words fit. */
function findPage(gallery: Gallery, viewer: Viewer, { query, ...place }: Wanted): Promise<readonly Ranked[]> {
  const match = matchOf(query)
  const order = query.order ?? (match === undefined ? 'popular' : 'fit')
  if (order === 'branch' || order === 'fit') {
    return listRanked(gallery, viewer, { filters: query, order, match, ...place })
  }
  const fitting = selectFitting(gallery.context, viewer, query).$if(match !== undefined, (apps) =>
    apps.where(isFoundBy(match ?? '')),
  )
  return order === 'newest' ? walkNewest(fitting, place) : walkStandings(fitting, order, place)
}

type Fitting = ReturnType<typeof selectFitting>
type Place = Pick<Wanted, 'cursor' | 'size'>

function walkNewest(fitting: Fitting, place: Place): Promise<readonly Ranked[]> {
  return walk(fitting, { rank: sql`app.published_at`, id: sql`app.id` }, place)
}

function walkStandings(
  fitting: Fitting,
  order: 'popular' | 'rising',
  place: Place,
): Promise<readonly Ranked[]> {
  const standing = fitting.innerJoin('app_standing as standing', (join) =>
    join.onRef('standing.app_id', '=', 'app.id').on('standing.window', '=', order),
  ) as Fitting // only rank and id are read from the join
  return walk(standing, { rank: sql`standing.score`, id: sql`standing.app_id` }, place)
}

/** In the order of an index, as far as the page goes. */
function walk(
  apps: Fitting,
  { rank, id }: { rank: RawBuilder<number>; id: RawBuilder<string> },
  { cursor, size }: Place,
): Promise<readonly Ranked[]> {
  return apps
    .select([id.as('id'), rank.as('rank')])
    .$if(cursor !== undefined, (found) =>
      found.where(sql<boolean>`(${rank}, ${id}) < (${cursor?.rank ?? 0}, ${cursor?.id ?? ''})`),
    )
    .orderBy(rank, 'desc')
    .orderBy(id, 'desc')
    .limit(size)
    .execute()
}
