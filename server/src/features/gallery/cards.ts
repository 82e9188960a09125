import { sql, type Kysely } from 'kysely'
import type { AppCard } from '@aladdin/sdk/contract/gallery.ts'
import type { Database } from '../../database/schema.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Apps that reach the viewer, with everything that a card shows; filters and order are added by the caller. */
export function selectCards(db: Kysely<Database>, viewer: Viewer) {
  return db
    .selectFrom('app')
    .innerJoin('person as author', 'author.id', 'app.author_id')
    .innerJoin('branch as home', 'home.id', 'app.branch_id')
    .leftJoin('app_standing as popular', (join) =>
      join.onRef('popular.app_id', '=', 'app.id').on('popular.window', '=', 'popular'),
    )
    .leftJoin('app_standing as rising', (join) =>
      join.onRef('rising.app_id', '=', 'app.id').on('rising.window', '=', 'rising'),
    )
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
      sql<number>`coalesce(popular.score, 0)`.as('popular'),
      sql<number>`coalesce(rising.score, 0)`.as('rising'),
    ])
    .select((row) => [
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

/** Cards of rows, with the people who really used each app on the seven days up to `today`. */
export async function toCards(
  db: Kysely<Database>,
  rows: readonly CardRow[],
  today: string,
): Promise<AppCard[]> {
  const days = lastDays(today, 7)
  const uses = await db
    .selectFrom('app_use')
    .where(
      'app_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('kind', '=', 'use')
    .where('day', '>=', days[0] ?? today)
    .select(['app_id', 'person_id', 'day'])
    .execute()
  return rows.map((row) => {
    const own = uses.filter((use) => use.app_id === row.id)
    return toCard(row, {
      usersThisWeek: new Set(own.map((use) => use.person_id)).size,
      usersByDay: days.map((day) => own.filter((use) => use.day === day).length),
    })
  })
}

function toCard(row: CardRow, usage: Pick<AppCard, 'usersThisWeek' | 'usersByDay'>): AppCard {
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
    popular: row.popular,
    rising: row.rising,
  }
}

function lastDays(today: string, count: number): string[] {
  const end = Date.parse(today)
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  )
}
