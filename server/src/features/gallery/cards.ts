import type { Kysely } from 'kysely'
import type { AppCard } from '@aladdin/sdk/contract/gallery.ts'
import type { Database } from '../../database/schema.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Gallery } from './gallery.ts'
import type { WeekUses } from './week-uses.ts'

/** Apps that reach the viewer, with everything that a card shows; filters and order are added by the caller. */
export function selectCards(db: Kysely<Database>, viewer: Viewer) {
  return db
    .selectFrom('app')
    .innerJoin('person as author', 'author.id', 'app.author_id')
    .innerJoin('branch as home', 'home.id', 'app.branch_id')
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .select([
      'app.id',
      'app.name',
      'app.title_zh',
      'app.title_en',
      'app.summary_zh',
      'app.summary_en',
      'app.topic',
      'app.tags',
      'app.visibility',
      'app.version',
      'app.published_at',
      'app.author_id',
      'author.name as author_name',
      'author.display_zh as author_zh',
      'author.display_en as author_en',
      'home.id as branch_id',
      'home.name_zh as branch_zh',
      'home.name_en as branch_en',
    ])
    .select((row) => [
      row
        .selectFrom('app_standing')
        .whereRef('app_id', '=', 'app.id')
        .where('window', '=', 'popular')
        .select('score')
        .as('popular'),
      row
        .selectFrom('app_standing')
        .whereRef('app_id', '=', 'app.id')
        .where('window', '=', 'rising')
        .select('score')
        .as('rising'),
      row
        .selectFrom('star')
        .whereRef('star.app_id', '=', 'app.id')
        .select((star) => star.fn.countAll<number>().as('stars'))
        .as('stars'),
      row
        .selectFrom('star')
        .whereRef('star.app_id', '=', 'app.id')
        .where('star.person_id', '=', viewer.personId)
        .select((star) => star.fn.countAll<number>().as('starred'))
        .as('starred'),
      row
        .selectFrom('draft')
        .whereRef('draft.parent_app_id', '=', 'app.id')
        .select((draft) => draft.fn.count<number>('draft.person_id').distinct().as('forks'))
        .as('forks'),
    ])
}

export type CardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['execute']>>[number]

/** Cards of these apps, in the order of their ids; one that does not reach the viewer is not among them. */
export async function getCards(gallery: Gallery, viewer: Viewer, ids: readonly string[]): Promise<AppCard[]> {
  const rows = await selectCards(gallery.context.db, viewer).where('app.id', 'in', ids).execute()
  const byId = new Map((await toCards(gallery, rows)).map((card) => [card.id as string, card])) // its own id
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Cards of rows, with the people who really used each app on the last seven days. */
export async function toCards({ weekUses }: Gallery, rows: readonly CardRow[]): Promise<AppCard[]> {
  const uses = await weekUses(rows.map((row) => row.id))
  return rows.flatMap((row) => {
    const own = uses.get(row.id)
    return own === undefined ? [] : toCard(row, own)
  })
}

function toCard(row: CardRow, usage: WeekUses): AppCard {
  return {
    // ids come from our own tables
    id: row.id as AppCard['id'],
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    summary: { zh: row.summary_zh, en: row.summary_en },
    topic: row.topic,
    tags: JSON.parse(row.tags),
    author: {
      name: row.author_name,
      display: { zh: row.author_zh, en: row.author_en },
      branch: { id: row.branch_id, name: { zh: row.branch_zh, en: row.branch_en } },
    },
    visibility: row.visibility,
    version: row.version,
    picture: `/api/apps/${row.name}/versions/${row.version}/picture`,
    publishedAt: new Date(row.published_at).toISOString(),
    stars: row.stars ?? 0,
    starred: (row.starred ?? 0) > 0,
    forks: row.forks ?? 0,
    ...usage,
    popular: row.popular ?? 0,
    rising: row.rising ?? 0,
  }
}
