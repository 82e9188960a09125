import { Type, type Static } from 'typebox'
import { AppName } from './gallery.ts'
import { CommentId } from './ids.ts'
import { PageQuery, pageOf } from './page.ts'
import { route } from './route.ts'
import { BranchRef } from './session.ts'
import { LocalText } from './text.ts'

/** Plain text; what looks like a tag is shown as it was typed. */
const Body = Type.String({ minLength: 1, maxLength: 2000 })
const Reason = Type.String({ minLength: 1, maxLength: 300 })

export const Comment = Type.Object({
  id: CommentId,
  author: Type.Object({ display: LocalText, branch: BranchRef }),
  /** Empty when it was hidden, but for its author. */
  body: Type.String(),
  at: Type.String(),
  editedAt: Type.Optional(Type.String()),
  hidden: Type.Optional(Type.Object({ reason: Type.String() })),
  mine: Type.Boolean(),
})
export type Comment = Static<typeof Comment>

const ofApp = Type.Object({ name: AppName })
const byId = Type.Object({ id: CommentId })

export const listComments = route({
  method: 'GET',
  path: '/api/apps/:name/comments',
  summary: 'What people say of an app that reaches me, newest first',
  access: { who: 'person', scope: 'read' },
  params: ofApp,
  query: Type.Object(PageQuery, { additionalProperties: false }),
  reply: Type.Object({
    ...pageOf(Comment).properties,
    count: Type.Integer(),
    /** Whether I may hide comments here: the app is mine, or I am a data steward. */
    canHide: Type.Boolean(),
  }),
})

export const addComment = route({
  method: 'POST',
  path: '/api/apps/:name/comments',
  summary: 'Says something of an app',
  access: { who: 'person', scope: 'session' },
  params: ofApp,
  body: Type.Object({ body: Body }, { additionalProperties: false }),
  reply: Comment,
})

export const editComment = route({
  method: 'PUT',
  path: '/api/comments/:id',
  summary: 'Changes my own comment',
  access: { who: 'person', scope: 'session' },
  params: byId,
  body: Type.Object({ body: Body }, { additionalProperties: false }),
  reply: Comment,
})

export const deleteComment = route({
  method: 'DELETE',
  path: '/api/comments/:id',
  summary: 'Deletes my own comment',
  access: { who: 'person', scope: 'session' },
  params: byId,
  reply: Type.Object({ deleted: Type.Boolean() }),
})

export const hideComment = route({
  method: 'PUT',
  path: '/api/comments/:id/hidden',
  summary: "Hides a comment with a reason; the app's owner and data stewards may",
  access: { who: 'person', scope: 'session' },
  params: byId,
  body: Type.Object({ reason: Reason }, { additionalProperties: false }),
  reply: Comment,
})
