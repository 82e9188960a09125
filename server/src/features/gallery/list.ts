import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { listApps } from '@aladdin/sdk/contract/gallery.ts'
import type { Context } from '../../platform/context.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { defaultPageSize, readCursor, toPage } from '../../platform/paging.ts'
import { toMatchExpression } from '../../platform/search-text.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectCards, toCards } from './cards.ts'

type Query = Static<typeof listApps.query>

/** One page of the gallery: apps that reach the viewer, filtered, in the wanted order. */
export async function listGallery({ db, clock }: Context, viewer: Viewer, query: Query) {
  const match = query.search === undefined ? undefined : toMatchExpression(query.search)
  const today = bankDay(clock())
  const size = query.limit ?? defaultPageSize
  const cursor = readCursor(query.after)
  const cards = selectCards(db, viewer)
    .$if(match !== undefined, (rows) => rows.innerJoin(foundBy(match ?? ''), 'found.app_id', 'app.id'))
    .$if(query.topic !== undefined, (rows) => rows.where('app.topic', '=', query.topic ?? ''))
    .$if(query.branch !== undefined, (rows) => rows.where('app.branch_id', '=', query.branch ?? ''))
    .$if(query.tag !== undefined, (rows) =>
      rows.where(sql<boolean>`exists (select 1 from json_each(app.tags) where value = ${query.tag})`),
    )
    .$if(query.dataset !== undefined, (rows) =>
      rows.where(sql<boolean>`exists (select 1 from app_dataset as used where used.app_id = app.id
        and used.number = app.version and used.dataset_name = ${query.dataset})`),
    )
    .$if(query.mine === true, (rows) => rows.where('app.author_id', '=', viewer.personId))
    .$if(query.starred === true, (rows) =>
      rows.where(
        sql<boolean>`exists (select 1 from star where star.app_id = app.id and star.person_id = ${viewer.personId})`,
      ),
    )
    .select(rankOf({ order: query.order, match, viewer, today }).as('rank'))
  const rows = await db
    .selectFrom(cards.as('card'))
    .selectAll()
    .$if(cursor !== undefined, (card) =>
      card.where(sql<boolean>`(rank, id) < (${cursor?.rank ?? 0}, ${cursor?.id ?? ''})`),
    )
    .orderBy('rank', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1)
    .execute()
  const page = toPage(rows, size, (row) => ({ rank: row.rank, id: row.id }))
  return { ...page, items: await toCards(db, page.items, today) }
}

interface Rank {
  readonly order: Query['order']
  readonly match: string | undefined
  readonly viewer: Viewer
  readonly today: string
}

/** Higher comes first. A search without a wanted order is led by how well the words fit. */
function rankOf({ order, match, viewer, today }: Rank) {
  switch (order) {
    case 'newest':
      return sql<number>`app.published_at`
    case 'rising':
      return sql<number>`coalesce(rising.score, 0)`
    case 'branch':
      return sql<number>`(select count(*) from app_use where app_use.app_id = app.id
        and app_use.branch_id = ${viewer.branchId} and app_use.day > date(${today}, '-28 days'))`
    case 'popular':
      return sql<number>`coalesce(popular.score, 0)`
    case undefined:
      if (match === undefined) return sql<number>`coalesce(popular.score, 0)`
      return sql<number>`found.fit`
  }
}

/** Apps that the words fit, each with how well; the limit keeps it a list of its own, which is made once. */
function foundBy(match: string) {
  // title, summary and tags, pinyin, initials; the id column weighs nothing
  return sql<{ app_id: string; fit: number }>`(select app_id, -bm25(app_search, 0, 8, 2, 4, 3) as fit
    from app_search where app_search match ${match} limit -1)`.as<'found'>(sql.ref('found'))
}
