import type { Draft, DraftSummary } from '@aladdin/sdk/contract/workbench.ts'
import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepReplaced } from './draft-history.ts'
import { headChars, titleOf } from './draft-title.ts'

/** The viewer's drafts, newest first. */
export async function listOwnDrafts(context: Context, viewer: Viewer): Promise<DraftSummary[]> {
  const rows = await selectDrafts(context, viewer)
    .select(sql<string | null>`substr(json_extract(draft.files, '$."app.md"'), 1, ${headChars})`.as('head'))
    .orderBy('draft.updated_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => toSummary(row, titleOf(row.head ?? '')))
}

/** One of the viewer's drafts; a draft of someone else is as absent as one that never was. */
export async function getOwnDraft(context: Context, viewer: Viewer, id: string): Promise<Draft> {
  const row = await selectDrafts(context, viewer)
    .where('draft.id', '=', id)
    .select('draft.files')
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  const files: AppFiles = JSON.parse(row.files)
  const title = titleOf((files['app.md'] ?? '').slice(0, headChars))
  return { ...toSummary(row, title), files, revision: row.revision }
}

/** Saves the files of a draft when nobody has saved it since `revision`; otherwise nothing changes. */
export async function saveOwnDraft(
  { db, clock }: Context,
  viewer: Viewer,
  { id, revision, files }: { id: string; revision: number; files: AppFiles },
) {
  const updatedAt = clock()
  const text = JSON.stringify(files)
  await db.transaction().execute(async (trx) => {
    const current = await trx
      .selectFrom('draft')
      .where('id', '=', id)
      .where('person_id', '=', viewer.personId)
      .where('deleted_at', 'is', null)
      .select(['id', 'revision', 'files', 'updated_at'])
      .executeTakeFirst()
    if (current === undefined) throw problem('not-found')
    if (current.revision !== revision) throw problem('draft-changed', { revision: current.revision })
    await keepReplaced(trx, current, text)
    await trx
      .updateTable('draft')
      .set({ files: text, revision: revision + 1, updated_at: updatedAt })
      .where('id', '=', id)
      .execute()
  })
  return { revision: revision + 1, updatedAt: new Date(updatedAt).toISOString() }
}

/** Takes a draft away; published versions stay, and so does its text until somebody needs it back. */
export async function dropOwnDraft({ db, clock }: Context, viewer: Viewer, id: string): Promise<void> {
  const dropped = await db
    .updateTable('draft')
    .set({ deleted_at: clock() })
    .where('id', '=', id)
    .where('person_id', '=', viewer.personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (dropped.numUpdatedRows === 0n) throw problem('not-found')
}

/** Brings a deleted draft of the viewer back as it was; one that stands already stays as it is. */
export async function restoreOwnDraft({ db }: Context, viewer: Viewer, id: string): Promise<void> {
  const restored = await db
    .updateTable('draft')
    .set({ deleted_at: null })
    .where('id', '=', id)
    .where('person_id', '=', viewer.personId)
    .executeTakeFirst()
  if (restored.numUpdatedRows === 0n) throw problem('not-found')
}

function selectDrafts({ db }: Context, viewer: Viewer) {
  return db
    .selectFrom('draft')
    .leftJoin('app', (join) =>
      join.on((row) =>
        row.or([row('app.id', '=', row.ref('draft.app_id')), row('app.draft_id', '=', row.ref('draft.id'))]),
      ),
    )
    .leftJoin('app as parent', 'parent.id', 'draft.parent_app_id')
    .where('draft.person_id', '=', viewer.personId)
    .where('draft.deleted_at', 'is', null)
    .select([
      'draft.id',
      'draft.revision',
      'draft.updated_at',
      'draft.parent_number',
      'app.name as app',
      'parent.name as parent',
      'parent.title_zh as parent_zh',
      'parent.title_en as parent_en',
    ])
}

type DraftRow = Awaited<ReturnType<ReturnType<typeof selectDrafts>['execute']>>[number]

function toSummary(row: DraftRow, title: LocalText): DraftSummary {
  return {
    // ids come from our own tables
    id: row.id as Draft['id'],
    title,
    updatedAt: new Date(row.updated_at).toISOString(),
    ...(row.app === null ? {} : { app: row.app }),
    ...(row.parent === null
      ? {}
      : {
          forkedFrom: {
            app: row.parent,
            version: row.parent_number ?? 1,
            title: { zh: row.parent_zh ?? row.parent, en: row.parent_en ?? row.parent },
          },
        }),
  }
}
