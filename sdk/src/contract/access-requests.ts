import { Type, type Static } from 'typebox'
import { DatasetName } from './catalog.ts'
import { route } from './route.ts'
import { LocalText } from './text.ts'

export const WantedRight = Type.Union([Type.Literal('rows'), Type.Literal('column'), Type.Literal('export')])
export type WantedRight = Static<typeof WantedRight>

/** A right that somebody asked for, and what she was answered. */
export const AccessRequest = Type.Object({
  id: Type.String(),
  dataset: Type.Object({ name: DatasetName, title: LocalText }),
  by: Type.Object({ display: LocalText, branch: LocalText }),
  wanted: WantedRight,
  column: Type.Optional(Type.String()),
  reason: Type.String(),
  at: Type.String(),
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('granted'),
    Type.Literal('declined'),
    Type.Literal('withdrawn'),
  ]),
  decidedBy: Type.Optional(LocalText),
  sentence: Type.Optional(Type.String()),
  /** Last day of what was granted is the one before. */
  expires: Type.Optional(Type.String({ format: 'date' })),
  mine: Type.Boolean(),
})
export type AccessRequest = Static<typeof AccessRequest>

export const askForAccess = route({
  method: 'POST',
  path: '/api/datasets/:name/access-requests',
  summary: 'Asks the owner of a dataset for a right that I miss',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ name: DatasetName }),
  body: Type.Object(
    {
      wanted: WantedRight,
      column: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: AccessRequest,
})

export const listAccessRequests = route({
  method: 'GET',
  path: '/api/access-requests',
  summary: 'Requests for rights: mine, and those that I may decide; open ones first',
  access: { who: 'person', scope: 'read' },
  query: Type.Object({ dataset: Type.Optional(DatasetName) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(AccessRequest) }),
})

export const decideAccessRequest = route({
  method: 'POST',
  path: '/api/access-requests/:id/decision',
  summary: 'Grants a right to one person until a day, or declines it; whoever asked may withdraw',
  access: { who: 'person', scope: 'session' },
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) }),
  body: Type.Object(
    {
      decision: Type.Union([Type.Literal('grant'), Type.Literal('decline'), Type.Literal('withdraw')]),
      sentence: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })),
      /** Needed to grant: an exception always ends, at most 92 days ahead. */
      expires: Type.Optional(Type.String({ format: 'date' })),
      /** Which rows are given where rows were asked for. */
      rows: Type.Optional(Type.Union([Type.Literal('own-branches'), Type.Literal('all')])),
    },
    { additionalProperties: false },
  ),
  reply: AccessRequest,
})
