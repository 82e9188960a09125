import {
  createDraft,
  dropDraft,
  forkApp,
  getDraft,
  getDraftRevision,
  listDraftHistory,
  listDrafts,
  listTemplates as listTemplatesRoute,
  restoreDraft,
  saveDraft,
} from '@aladdin/sdk/contract/workbench.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { beginDraft, forkToDraft } from './begin.ts'
import { getOwnRevision, listOwnHistory } from './draft-history.ts'
import { dropOwnDraft, getOwnDraft, listOwnDrafts, restoreOwnDraft, saveOwnDraft } from './drafts.ts'
import { listTemplates } from './templates.ts'

export const workbenchFeature: Feature = (fastify, context) => {
  serve(fastify, listTemplatesRoute, async () => ({ items: await listTemplates() }))
  serve(fastify, listDrafts, async ({ viewer }) => ({ items: await listOwnDrafts(context, viewer) }))
  serve(fastify, getDraft, ({ viewer, params }) => getOwnDraft(context, viewer, params.id))
  serve(fastify, listDraftHistory, async ({ viewer, params }) => ({
    items: await listOwnHistory(context, viewer, params.id),
  }))
  serve(fastify, getDraftRevision, async ({ viewer, params }) => ({
    files: { ...(await getOwnRevision(context, viewer, params)) },
  }))
  serve(fastify, createDraft, async ({ viewer, body }) =>
    getOwnDraft(context, viewer, await beginDraft(context, viewer, body)),
  )
  serve(fastify, forkApp, async ({ viewer, params, body }) =>
    getOwnDraft(
      context,
      viewer,
      await forkToDraft(context, viewer, { name: params.name, version: body.version }),
    ),
  )
  serve(fastify, saveDraft, ({ viewer, params, body }) =>
    saveOwnDraft(context, viewer, { id: params.id, ...body }),
  )
  serve(fastify, dropDraft, async ({ viewer, params }) => {
    await dropOwnDraft(context, viewer, params.id)
    return {}
  })
  serve(fastify, restoreDraft, async ({ viewer, params }) => {
    await restoreOwnDraft(context, viewer, params.id)
    return {}
  })
}
