import type { Transaction } from 'kysely'
import type { Comment } from '@aladdin/sdk/contract/comments.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Database } from '../../database/schema.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { getApp, getOne, mayHide, toComment } from './comments.ts'

/** So many comments of one person within this time are talk, more are noise. */
const mostPerPerson = 10
const perMs = 10 * 60_000

export async function add(
  context: Context,
  viewer: Viewer,
  { name, body }: { name: string; body: string },
): Promise<Comment> {
  const text = readText(body)
  const app = await getApp(context, viewer, name)
  const id = context.newId()
  const at = context.clock()
  await context.events.transact(async (trx) => {
    await refuseFlood(trx, { personId: viewer.personId, at })
    await trx
      .insertInto('comment')
      .values({
        id,
        app_id: app.id,
        person_id: viewer.personId,
        branch_id: viewer.branchId,
        body: text,
        at,
        edited_at: null,
        hidden_at: null,
        hidden_by: null,
        hidden_reason: null,
      })
      .execute()
    await recordAudit(trx, viewer, {
      action: 'comment.add',
      object: `app:${app.id}`,
      detail: { comment: id },
    })
  })
  return toComment(await getOne(context, viewer, id), viewer)
}

/** A hidden comment stays as it was judged: it is deleted, or it stays hidden. */
export async function edit(
  context: Context,
  viewer: Viewer,
  { id, body }: { id: string; body: string },
): Promise<Comment> {
  const text = readText(body)
  const row = await getOne(context, viewer, id)
  if (row.person_id !== viewer.personId || row.hidden_at !== null) throw problem('not-found')
  await context.events.transact(async (trx) => {
    await trx
      .updateTable('comment')
      .set({ body: text, edited_at: context.clock() })
      .where('id', '=', id)
      .where('hidden_at', 'is', null)
      .execute()
    await recordAudit(trx, viewer, {
      action: 'comment.edit',
      object: `app:${row.app_id}`,
      detail: { comment: id },
    })
  })
  return toComment(await getOne(context, viewer, id), viewer)
}

export async function remove(context: Context, viewer: Viewer, id: string): Promise<void> {
  const row = await getOne(context, viewer, id)
  if (row.person_id !== viewer.personId) throw problem('not-found')
  await context.events.transact(async (trx) => {
    await trx.deleteFrom('comment').where('id', '=', id).execute()
    await recordAudit(trx, viewer, {
      action: 'comment.delete',
      object: `app:${row.app_id}`,
      detail: { comment: id },
    })
  })
}

export async function hide(
  context: Context,
  viewer: Viewer,
  { id, reason }: { id: string; reason: string },
): Promise<Comment> {
  const text = readText(reason)
  const row = await getOne(context, viewer, id)
  if (!mayHide(viewer, row.author_id)) {
    throw problem('not-allowed', {
      right: { zh: '应用负责人或数据管家', en: 'owner of the app or data steward' },
      grantedBy: { zh: '管理员', en: 'an administrator' },
    })
  }
  await context.events.transact(async (trx) => {
    await trx
      .updateTable('comment')
      .set({ hidden_at: context.clock(), hidden_by: viewer.personId, hidden_reason: text })
      .where('id', '=', id)
      .execute()
    await recordAudit(trx, viewer, {
      action: 'comment.hide',
      object: `app:${row.app_id}`,
      detail: { comment: id },
    })
  })
  return toComment(await getOne(context, viewer, id), viewer)
}

/** Text as it is kept: without space around it and without characters that cannot be seen, line breaks apart. */
function readText(text: string): string {
  const kept = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Control}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  if (kept === '')
    throw problem('bad-input', { detail: { zh: '内容为空，请写点什么', en: 'it is empty; write something' } })
  return kept
}

async function refuseFlood(
  trx: Transaction<Database>,
  { personId, at }: { personId: string; at: number },
): Promise<void> {
  const rows = await trx
    .selectFrom('comment')
    .where('person_id', '=', personId)
    .where('at', '>', at - perMs)
    .orderBy('at')
    .select('at')
    .execute()
  const first = rows[rows.length - mostPerPerson]
  if (first !== undefined) {
    throw problem('too-many-requests', { seconds: Math.ceil((first.at + perMs - at) / 1000) })
  }
}
