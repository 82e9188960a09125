import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { DraftId } from './ids.ts'
import { DatasetName } from './catalog.ts'
import { ColumnType } from './dataset.ts'
import { AppName } from './gallery.ts'

/** Files of an app by path, as text. */
export const Files = Type.Record(
  Type.String({ pattern: '^(app\\.md|app\\.en\\.md|queries/[^/\\\\]{1,80}\\.sql)$' }),
  Type.String({ maxLength: 524_288 }),
)
export type Files = Static<typeof Files>

export const DraftSummary = Type.Object({
  id: DraftId,
  title: LocalText,
  /** The app whose next version this draft will be. */
  app: Type.Optional(AppName),
  /** Set when the draft is a fork. */
  forkedFrom: Type.Optional(Type.Object({ app: AppName, version: Type.Integer(), title: LocalText })),
  updatedAt: Type.String(),
})
export type DraftSummary = Static<typeof DraftSummary>

export const Draft = Type.Object({
  ...DraftSummary.properties,
  files: Files,
  /** Grows by one with every save; a save names the one it is based on. */
  revision: Type.Integer(),
})
export type Draft = Static<typeof Draft>

export const Template = Type.Object({
  name: Type.String(),
  title: LocalText,
  summary: LocalText,
  topic: Type.String(),
  /** What it reads: another dataset with these columns may take the place of `source`. */
  datasets: Type.Array(
    Type.Object({
      alias: Type.String(),
      source: DatasetName,
      columns: Type.Array(Type.Object({ name: Type.String(), type: ColumnType })),
    }),
  ),
})
export type Template = Static<typeof Template>

const byId = Type.Object({ id: DraftId })

export const listTemplates = route({
  method: 'GET',
  path: '/api/templates',
  summary: 'Templates to begin an app from',
  access: { who: 'person', scope: 'read' },
  reply: Type.Object({ items: Type.Array(Template) }),
})

export const listDrafts = route({
  method: 'GET',
  path: '/api/drafts',
  summary: 'My drafts, newest first',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'read' },
  reply: Type.Object({ items: Type.Array(DraftSummary) }),
})

export const createDraft = route({
  method: 'POST',
  path: '/api/drafts',
  summary: 'Begins an app: blank, from a template (optionally bound to other datasets), or from a dataset',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  body: Type.Union([
    Type.Object({ from: Type.Literal('blank') }, { additionalProperties: false }),
    Type.Object(
      {
        from: Type.Literal('template'),
        template: Type.String({ maxLength: 80 }),
        /** Alias → dataset name. */
        bind: Type.Optional(Type.Record(Type.String(), DatasetName)),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        from: Type.Literal('dataset'),
        dataset: DatasetName,
        /** Reads this version for good; else the newest. */
        version: Type.Optional(Type.Integer({ minimum: 1 })),
      },
      { additionalProperties: false },
    ),
    Type.Object({ from: Type.Literal('app'), app: AppName }, { additionalProperties: false }),
  ]),
  reply: Draft,
})

export const getDraft = route({
  method: 'GET',
  path: '/api/drafts/:id',
  summary: 'One of my drafts with its files',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'read' },
  params: byId,
  reply: Draft,
})

export const saveDraft = route({
  method: 'PUT',
  path: '/api/drafts/:id',
  summary: 'Saves the files; refused with `draft-changed` when another window has saved since `revision`',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  params: byId,
  body: Type.Object({ revision: Type.Integer(), files: Files }, { additionalProperties: false }),
  reply: Type.Object({ revision: Type.Integer(), updatedAt: Type.String() }),
})

export const listDraftHistory = route({
  method: 'GET',
  path: '/api/drafts/:id/history',
  summary: 'Earlier texts of one of my drafts, newest first',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'read' },
  params: byId,
  reply: Type.Object({
    items: Type.Array(Type.Object({ revision: Type.Integer(), savedAt: Type.String() })),
  }),
})

export const getDraftRevision = route({
  method: 'GET',
  path: '/api/drafts/:id/history/:revision',
  summary: 'The files of one of my drafts as they were',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'read' },
  params: Type.Object({ id: DraftId, revision: Type.Integer() }),
  reply: Type.Object({ files: Files }),
})

export const dropDraft = route({
  method: 'DELETE',
  path: '/api/drafts/:id',
  summary: 'Deletes a draft; published versions stay',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  params: byId,
  reply: Type.Object({}),
})

export const restoreDraft = route({
  method: 'POST',
  path: '/api/drafts/:id/restoration',
  summary: 'Takes the deletion of one of my drafts back',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  params: byId,
  reply: Type.Object({}),
})

export const forkApp = route({
  method: 'POST',
  path: '/api/apps/:name/forks',
  summary: 'Makes my own draft of an app; where it came from stays known for ever',
  access: { who: ['viewer', 'analyst', 'steward'], scope: 'publish' },
  params: Type.Object({ name: AppName }),
  body: Type.Object(
    { version: Type.Optional(Type.Integer({ minimum: 1 })) },
    { additionalProperties: false },
  ),
  reply: Draft,
})
