import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import { publishDraft, publishFiles } from '@aladdin/sdk/contract/publishing.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { publish } from './publish.ts'

export const publishingFeature: Feature = (fastify, context) => {
  serve(fastify, publishDraft, async ({ viewer, params, body }) => {
    const draft = await getDraft(context, viewer, { id: params.id, revision: body.revision })
    return publish(context, viewer, { ...draft, ...body })
  })
  serve(fastify, publishFiles, async ({ viewer, body }) => {
    const appId = body.app === undefined ? undefined : await getOwnApp(context, viewer, body.app)
    return publish(context, viewer, { ...body, appId })
  })
}

/** What is published is what the author saw: a draft that has been saved since is refused. */
async function getDraft({ db }: Context, viewer: Viewer, { id, revision }: { id: string; revision: number }) {
  const draft = await db
    .selectFrom('draft')
    .leftJoin('app', 'app.draft_id', 'draft.id')
    .where('draft.id', '=', id)
    .where('draft.person_id', '=', viewer.personId)
    .where('draft.deleted_at', 'is', null)
    .select([
      'draft.files',
      'draft.revision',
      'draft.app_id',
      'draft.parent_app_id',
      'draft.parent_number',
      'app.id as published_id',
    ])
    .executeTakeFirst()
  if (draft === undefined) throw problem('not-found')
  if (draft.revision !== revision) throw problem('draft-changed', { revision: draft.revision })
  return {
    files: JSON.parse(draft.files),
    draftId: id,
    appId: draft.app_id ?? draft.published_id ?? undefined,
    parent:
      draft.parent_app_id === null
        ? undefined
        : { appId: draft.parent_app_id, number: draft.parent_number ?? 1 },
  }
}

async function getOwnApp({ db }: Context, viewer: Viewer, name: string): Promise<string> {
  const row = await db
    .selectFrom('app')
    .where('name', '=', name)
    .where('author_id', '=', viewer.personId)
    .select('id')
    .executeTakeFirst()
  if (row === undefined) throw problem('not-found')
  return row.id
}
