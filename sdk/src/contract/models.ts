import { Type, type Static } from 'typebox'
import type { ModelBlock } from '../app/app.ts'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { BranchRef } from './session.ts'
import { AppName } from './gallery.ts'
import { DatasetName, Visibility } from './catalog.ts'

/** Stable name of a model in apps (`use: …`) and addresses. */
export const ModelName = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' })

export const ModelVersionRef = Type.Object({
  number: Type.Integer(),
  /** Rows that it learned from. */
  rows: Type.Integer(),
  datasets: Type.Array(Type.Object({ name: DatasetName, version: Type.Integer() })),
  fittedOn: Type.String(),
  by: LocalText,
  branch: BranchRef,
  app: AppName,
  block: Type.String(),
  /** The first row of the method's own quality table. */
  quality: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  ),
  publishedAt: Type.String(),
})
export type ModelVersionRef = Static<typeof ModelVersionRef>

export const ModelCard = Type.Object({
  name: ModelName,
  title: LocalText,
  method: Type.String(),
  visibility: Visibility,
  owner: LocalText,
  mine: Type.Boolean(),
  /** Newest first. */
  versions: Type.Array(ModelVersionRef),
})
export type ModelCard = Static<typeof ModelCard>

export const PublishedModel = Type.Object({ name: ModelName, version: Type.Integer() })
export type PublishedModel = Static<typeof PublishedModel>

export const publishModel = route({
  method: 'POST',
  path: '/api/models',
  summary:
    'Fits the model block of an app again on all rows that I may see and keeps what it learned as the next version',
  access: { who: ['analyst', 'steward'], scope: 'publish' },
  body: Type.Object(
    {
      app: AppName,
      version: Type.Optional(Type.Integer({ minimum: 1 })),
      block: Type.String({ minLength: 1, maxLength: 60 }),
      /** By default the name that the block says with `use`. */
      name: Type.Optional(ModelName),
      visibility: Visibility,
    },
    { additionalProperties: false },
  ),
  reply: PublishedModel,
})

export const shareModel = route({
  method: 'PUT',
  path: '/api/models/:name/visibility',
  summary: 'Changes whom all versions of my model reach',
  access: { who: ['analyst', 'steward'], scope: 'session' },
  params: Type.Object({ name: ModelName }),
  body: Type.Object({ visibility: Visibility }, { additionalProperties: false }),
  reply: Type.Object({ name: ModelName, visibility: Visibility }),
})

export const listModels = route({
  method: 'GET',
  path: '/api/models',
  summary: 'Published models that reach me, with their versions',
  access: { who: 'person', scope: 'read' },
  query: Type.Object(
    {
      app: Type.Optional(AppName),
      name: Type.Optional(ModelName),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    items: Type.Array(ModelCard),
    /** Of the app that was asked about: its blocks that learn, and the model that each scores with. */
    blocks: Type.Array(
      Type.Object({ name: Type.String(), method: Type.String(), use: Type.Optional(ModelName) }),
    ),
  }),
})

/** What a model version learned: tables and facts, and no row of anyone. */
export const getFittedModel = route({
  method: 'GET',
  path: '/api/models/:name/versions/:version',
  summary: 'What a model version learned, as tables; also what the command line reads from a file',
  access: { who: 'person', scope: 'run' },
  params: Type.Object({
    name: ModelName,
    version: Type.String({ pattern: '^(newest|[1-9][0-9]{0,8})$' }),
  }),
  reply: Type.Unsafe<NonNullable<ModelBlock['fitted']>>(Type.Object({}, { additionalProperties: true })),
})
