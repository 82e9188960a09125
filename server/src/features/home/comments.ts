import { sql } from 'kysely'
import type { Change } from '@aladdin/sdk/contract/home.ts'
import type { Context } from '../../platform/context.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

const mostComments = 12

/** What others wrote of my apps, or after me of apps that I wrote of; the newest of each app. */
export async function listComments({ db }: Context, viewer: Viewer, since: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('comment')
    .innerJoin('app', 'app.id', 'comment.app_id')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .where('comment.at', '>', since)
    .where('comment.hidden_at', 'is', null)
    .where('comment.person_id', '!=', viewer.personId)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }))
    .where(
      sql<boolean>`(app.author_id = ${viewer.personId} or exists (select 1 from comment as mine
        where mine.app_id = app.id and mine.person_id = ${viewer.personId} and mine.at < comment.at))`,
    )
    .select([
      'app.name',
      'app.author_id',
      'app.title_zh',
      'app.title_en',
      'person.display_zh',
      'person.display_en',
    ])
    .select((row) => row.fn.max('comment.at').as('at'))
    .groupBy('app.id')
    .orderBy('at', 'desc')
    .limit(mostComments)
    .execute()
  return rows.map((row) => ({
    kind: 'comment',
    at: new Date(row.at).toISOString(),
    name: row.name,
    title: { zh: row.title_zh, en: row.title_en },
    by: { zh: row.display_zh, en: row.display_en },
    answers: row.author_id !== viewer.personId,
  }))
}
