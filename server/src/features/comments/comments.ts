import { sql } from 'kysely'
import type { Comment } from '@aladdin/sdk/contract/comments.ts'
import type { PageInput } from '@aladdin/sdk/contract/page.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Context } from '../../platform/context.ts'
import { readCursor, toPage } from '../../platform/paging.ts'
import { reaches } from '../../platform/reach.ts'
import type { Viewer } from '../../platform/viewer.ts'

const pageSize = 20

/** A page of what people say of an app that reaches the viewer, newest first. */
export async function listOf(
  context: Context,
  viewer: Viewer,
  { name, page }: { name: string; page: PageInput },
) {
  const app = await getApp(context, viewer, name)
  const size = page.limit ?? pageSize
  const cursor = readCursor(page.after)
  const rows = await selectComments(context)
    .where('comment.app_id', '=', app.id)
    .$if(cursor !== undefined, (found) =>
      found.where(sql<boolean>`(comment.at, comment.id) < (${cursor?.rank ?? 0}, ${cursor?.id ?? ''})`),
    )
    .orderBy('comment.at', 'desc')
    .orderBy('comment.id', 'desc')
    .limit(size + 1)
    .execute()
  const { count } = await context.db
    .selectFrom('comment')
    .where('app_id', '=', app.id)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const found = toPage(rows, size, (row) => ({ rank: row.at, id: row.id }))
  return {
    ...found,
    items: found.items.map((row) => toComment(row, viewer)),
    count,
    canHide: mayHide(viewer, app.author_id),
  }
}

/** One comment of an app that reaches the viewer; any other is as absent as one that never was. */
export async function getOne(context: Context, viewer: Viewer, id: string) {
  const row = await selectComments(context)
    .innerJoin('app', 'app.id', 'comment.app_id')
    .where('comment.id', '=', id)
    .where('app.withdrawn_at', 'is', null)
    .where(reaches(viewer, appReach))
    .select('app.author_id')
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}

/** The app that a comment is about, when it reaches the viewer. */
export async function getApp({ db }: Context, viewer: Viewer, name: string) {
  const row = await db
    .selectFrom('app')
    .where('name', '=', name)
    .where('withdrawn_at', 'is', null)
    .where(reaches(viewer, appReach))
    .select(['id', 'author_id'])
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row
}

/** Who answers for what stands under an app: its owner, and the data stewards. */
export function mayHide(viewer: Viewer, ownerId: string): boolean {
  return ownerId === viewer.personId || viewer.role === 'steward'
}

const appReach = { visibility: 'app.visibility', owner: 'app.author_id', branch: 'app.branch_id' }

function selectComments({ db }: Context) {
  return db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .innerJoin('branch', 'branch.id', 'comment.branch_id')
    .select(['comment.id', 'comment.app_id', 'comment.person_id', 'comment.body', 'comment.at'])
    .select(['comment.edited_at', 'comment.hidden_at', 'comment.hidden_reason'])
    .select(['person.display_zh', 'person.display_en'])
    .select(['branch.id as branch_id', 'branch.name_zh', 'branch.name_en'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectComments>['execute']>>[number]

export function toComment(row: Row, viewer: Viewer): Comment {
  const mine = row.person_id === viewer.personId
  const isHidden = row.hidden_at !== null
  return {
    // ids come from our own table
    id: row.id as Comment['id'],
    author: {
      display: { zh: row.display_zh, en: row.display_en },
      branch: { id: row.branch_id, name: { zh: row.name_zh, en: row.name_en } },
    },
    body: isHidden && !mine ? '' : row.body,
    at: new Date(row.at).toISOString(),
    mine,
    ...(row.edited_at === null ? {} : { editedAt: new Date(row.edited_at).toISOString() }),
    ...(isHidden ? { hidden: { reason: row.hidden_reason ?? '' } } : {}),
  }
}
