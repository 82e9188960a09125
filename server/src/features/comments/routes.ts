import {
  addComment,
  deleteComment,
  editComment,
  hideComment,
  listComments,
} from '@aladdin/sdk/contract/comments.ts'
import type { Feature } from '../../platform/feature.ts'
import { serve } from '../../platform/serve.ts'
import { add, edit, hide, remove } from './change.ts'
import { listOf } from './comments.ts'

export const commentsFeature: Feature = (fastify, context) => {
  serve(fastify, listComments, ({ viewer, params, query }) =>
    listOf(context, viewer, { name: params.name, page: query }),
  )
  serve(fastify, addComment, ({ viewer, params, body }) =>
    add(context, viewer, { name: params.name, body: body.body }),
  )
  serve(fastify, editComment, ({ viewer, params, body }) =>
    edit(context, viewer, { id: params.id, body: body.body }),
  )
  serve(fastify, deleteComment, async ({ viewer, params }) => {
    await remove(context, viewer, params.id)
    return { deleted: true }
  })
  serve(fastify, hideComment, ({ viewer, params, body }) =>
    hide(context, viewer, { id: params.id, reason: body.reason }),
  )
}
