import type { Kysely } from 'kysely'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Database } from '../../database/schema.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Saves come every second and a half: a text is kept when it stood for a while, or when much of it changes at once. */
const restMs = 5 * 60_000
const muchChars = 200
const mostTexts = 40

interface Replaced {
  readonly id: string
  readonly revision: number
  readonly files: string
  readonly updated_at: number
}

/** Keeps the text that a save is about to replace; call it in the transaction of the save. */
export async function keepReplaced(db: Kysely<Database>, replaced: Replaced, next: string): Promise<void> {
  const last = await db
    .selectFrom('draft_history')
    .where('draft_id', '=', replaced.id)
    .orderBy('revision', 'desc')
    .select('saved_at')
    .executeTakeFirst()
  const isOld = last === undefined || replaced.updated_at - last.saved_at >= restMs
  if (!isOld && Math.abs(next.length - replaced.files.length) < muchChars) return
  const { id, revision, files, updated_at } = replaced
  await db
    .insertInto('draft_history')
    .values({ draft_id: id, revision, files, saved_at: updated_at })
    .onConflict((known) => known.doNothing())
    .execute()
  const oldest = await db
    .selectFrom('draft_history')
    .where('draft_id', '=', id)
    .orderBy('revision', 'desc')
    .offset(mostTexts)
    .limit(1)
    .select('revision')
    .executeTakeFirst()
  if (oldest === undefined) return
  await db
    .deleteFrom('draft_history')
    .where('draft_id', '=', id)
    .where('revision', '<=', oldest.revision)
    .execute()
}

/** When the viewer's draft stood in another way, newest first. */
export async function listOwnHistory({ db }: Context, viewer: Viewer, id: string) {
  const rows = await ownHistory(db, viewer, id)
    .select(['draft_history.revision', 'draft_history.saved_at'])
    .orderBy('draft_history.revision', 'desc')
    .execute()
  return rows.map((row) => ({ revision: row.revision, savedAt: new Date(row.saved_at).toISOString() }))
}

/** The files of the viewer's draft as they were. */
export async function getOwnRevision(
  { db }: Context,
  viewer: Viewer,
  { id, revision }: { id: string; revision: number },
): Promise<AppFiles> {
  const row = await ownHistory(db, viewer, id)
    .where('draft_history.revision', '=', revision)
    .select('draft_history.files')
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return JSON.parse(row.files) as AppFiles // written by a save
}

function ownHistory(db: Kysely<Database>, viewer: Viewer, id: string) {
  return db
    .selectFrom('draft_history')
    .innerJoin('draft', 'draft.id', 'draft_history.draft_id')
    .where('draft.id', '=', id)
    .where('draft.person_id', '=', viewer.personId)
    .where('draft.deleted_at', 'is', null)
}
