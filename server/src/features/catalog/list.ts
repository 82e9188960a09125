import { sql, type RawBuilder } from 'kysely'
import type { Static } from 'typebox'
import type { listDatasets } from '@aladdin/sdk/contract/catalog.ts'
import type { Context } from '../../platform/context.ts'
import { defaultPageSize, readCursor, toPage } from '../../platform/paging.ts'
import { toMatchExpression } from '../../platform/search-text.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { selectSummaries, toSummary } from './summaries.ts'

/** One page of the catalog: the best match first, and without a search the newest uploads, then by name. */
export async function listCatalog({ db }: Context, viewer: Viewer, query: Static<typeof listDatasets.query>) {
  const match = query.search === undefined ? undefined : toMatchExpression(query.search)
  const size = query.limit ?? defaultPageSize
  const cursor = readCursor(query.after)
  const rank =
    match === undefined
      ? sql<number>`case when dataset.owner_id = ${viewer.personId} then dataset.created_at else 0 end`
      : sql<number>`found.fit + ${nearness(query.search ?? '')}`
  const summaries = selectSummaries(db, viewer)
    .$if(match !== undefined, (rows) =>
      rows.innerJoin(foundBy(match ?? ''), 'found.dataset_id', 'dataset.id'),
    )
    .$if(query.domain !== undefined, (rows) => rows.where('dataset.domain', '=', query.domain ?? ''))
    .$if(query.mine === true, (rows) => rows.where('dataset.owner_id', '=', viewer.personId))
    .select(rank.as('rank'))
  const rows = await db
    .selectFrom(summaries.as('summary'))
    .selectAll()
    .$if(cursor !== undefined, (row) =>
      row.where(sql<boolean>`(-rank, name) > (${-Number(cursor?.rank ?? 0)}, ${cursor?.id ?? ''})`),
    )
    .orderBy('rank', 'desc')
    .orderBy('name')
    .limit(size + 1)
    .execute()
  const page = toPage(rows, size, (row) => ({ rank: row.rank, id: row.name }))
  return { ...page, items: page.items.map((row) => toSummary(row, viewer)) }
}

/**
 * Before how often a word occurs comes what it names: the dataset itself, then a kind of it. A Chinese title says last
 * what it is about: 个人客户 are customers, 客户持仓 are holdings.
 */
function nearness(search: string): RawBuilder<number> {
  const word = search.normalize('NFKC').trim().toLowerCase()
  return sql<number>`case
    when ${word} in (dataset.name, lower(dataset.title_zh), lower(dataset.title_en), rtrim(lower(dataset.title_en), 's'))
      then 2000
    when substr(lower(dataset.title_zh), -length(${word})) = ${word} then 1000
    else 0 end`
}

/** What a search finds, weighed once: title, then meaning and columns, pinyin, initials. */
function foundBy(match: string) {
  return sql<{ dataset_id: string; fit: number }>`(
    select dataset_id, -bm25(dataset_search, 0, 8, 2, 4, 3) as fit
    from dataset_search where dataset_search match ${match})`.as('found')
}
