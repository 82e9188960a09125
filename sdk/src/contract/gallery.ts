import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { Language, LocalText } from './text.ts'
import { appNamePattern } from './app-name-pattern.ts'
import { AppId } from './ids.ts'
import { PageQuery, pageOf } from './page.ts'
import { BranchRef } from './session.ts'
import { DatasetName, Visibility } from './catalog.ts'

/** Stable name of an app in addresses. */
export const AppName = Type.String({ pattern: appNamePattern })

export const AppCard = Type.Object({
  id: AppId,
  name: AppName,
  title: LocalText,
  summary: LocalText,
  topic: Type.String(),
  tags: Type.Array(Type.String()),
  author: Type.Object({ name: Type.String(), display: LocalText, branch: BranchRef }),
  visibility: Visibility,
  version: Type.Integer(),
  /** Address of the newest version's picture, for `<img>`. */
  picture: Type.String(),
  publishedAt: Type.String(),
  stars: Type.Integer(),
  starred: Type.Boolean(),
  forks: Type.Integer(),
  /** People who really used it in the last 7 days, and that count per day, oldest first. */
  usersThisWeek: Type.Integer(),
  usersByDay: Type.Array(Type.Integer()),
  popular: Type.Number(),
  rising: Type.Number(),
})
export type AppCard = Static<typeof AppCard>

export const VersionRef = Type.Object({
  number: Type.Integer(),
  note: Type.String(),
  publishedAt: Type.String(),
  by: LocalText,
  /** Whom it was published for. */
  visibility: Visibility,
})
export type VersionRef = Static<typeof VersionRef>

/** A dataset that an app uses, as the viewer meets it. */
export const UsedDataset = Type.Object({
  alias: Type.String(),
  source: DatasetName,
  title: LocalText,
  version: Type.Optional(Type.Integer()),
  /** Absent when the dataset does not reach the viewer. */
  mine: Type.Optional(
    Type.Object({
      /** Whose rows these are, and why. */
      rows: LocalText,
      maskedColumns: Type.Integer(),
      hiddenColumns: Type.Integer(),
      dataDate: Type.Optional(Type.String()),
    }),
  ),
})
export type UsedDataset = Static<typeof UsedDataset>

/** An app's place among those that were forked from one another. */
export const FamilyMember = Type.Object({
  /** Forks between it and the first of the family. */
  depth: Type.Integer(),
  /** Version of its parent that it began from. */
  fromVersion: Type.Optional(Type.Integer()),
  self: Type.Boolean(),
  /** Absent for an ancestor that does not reach the viewer or is gone: that it was there stays known, no more. */
  app: Type.Optional(Type.Object({ name: AppName, title: LocalText, author: LocalText, branch: BranchRef })),
})
export type FamilyMember = Static<typeof FamilyMember>

export const AppPage = Type.Object({
  app: AppCard,
  /** Those that reach the viewer, newest first. */
  versions: Type.Array(VersionRef),
  datasets: Type.Array(UsedDataset),
  forkedFrom: Type.Optional(Type.Object({ name: AppName, title: LocalText, version: Type.Integer() })),
  /** The tree of forks from its root on, parents before their forks; only this app when it has no relatives. */
  family: Type.Array(FamilyMember),
  mine: Type.Boolean(),
})
export type AppPage = Static<typeof AppPage>

const Filters = {
  search: Type.Optional(Type.String({ maxLength: 100 })),
  topic: Type.Optional(Type.String({ maxLength: 40 })),
  branch: Type.Optional(Type.String({ maxLength: 20 })),
  dataset: Type.Optional(DatasetName),
  tag: Type.Optional(Type.String({ maxLength: 40 })),
  mine: Type.Optional(Type.Boolean()),
  starred: Type.Optional(Type.Boolean()),
}

/** A value that one can narrow the gallery down to, and how many apps of those that reach the viewer have it. */
export const FacetValue = Type.Object({ value: Type.String(), title: LocalText, count: Type.Integer() })
export type FacetValue = Static<typeof FacetValue>

export const Facets = Type.Object({
  topic: Type.Array(FacetValue),
  branch: Type.Array(FacetValue),
  dataset: Type.Array(FacetValue),
  tag: Type.Array(FacetValue),
})
export type Facets = Static<typeof Facets>

const byName = Type.Object({ name: AppName })
const byVersion = Type.Object({ name: AppName, version: Type.Integer({ minimum: 1 }) })

export const listApps = route({
  method: 'GET',
  path: '/api/apps',
  summary: 'Apps that reach me; search knows Chinese, pinyin, initials and English',
  access: { who: 'person', scope: 'read' },
  query: Type.Object(
    {
      ...Filters,
      order: Type.Optional(
        Type.Union([
          Type.Literal('popular'),
          Type.Literal('rising'),
          Type.Literal('newest'),
          Type.Literal('branch'),
        ]),
      ),
      ...PageQuery,
    },
    { additionalProperties: false },
  ),
  reply: pageOf(AppCard),
})

export const listFacets = route({
  method: 'GET',
  path: '/api/gallery/facets',
  summary:
    'Topics, branches, datasets and tags of the apps that reach me and fit the other filters, with counts',
  access: { who: 'person', scope: 'read' },
  query: Type.Object(Filters, { additionalProperties: false }),
  reply: Facets,
})

export const getApp = route({
  method: 'GET',
  path: '/api/apps/:name',
  summary: 'What an app answers, its versions, data and family',
  access: { who: 'person', scope: 'read' },
  params: byName,
  reply: AppPage,
})

export const getAppVersion = route({
  method: 'GET',
  path: '/api/apps/:name/versions/:version',
  summary: 'The files of one published version',
  access: { who: 'person', scope: 'read' },
  params: byVersion,
  reply: Type.Object({
    name: AppName,
    version: Type.Integer(),
    files: Type.Record(Type.String(), Type.String()),
  }),
})

export const getPicture = route({
  method: 'GET',
  path: '/api/apps/:name/versions/:version/picture',
  summary: 'Picture of a version, drawn from synthetic rows, with words of the wanted language',
  access: { who: 'person', scope: 'read' },
  params: byVersion,
  query: Type.Object({ language: Type.Optional(Language) }, { additionalProperties: false }),
  reply: { media: ['image/svg+xml'] },
})

export const starApp = route({
  method: 'PUT',
  path: '/api/apps/:name/star',
  summary: 'Stars an app',
  access: { who: 'person', scope: 'session' },
  params: byName,
  reply: Type.Object({ stars: Type.Integer(), starred: Type.Boolean() }),
})

export const unstarApp = route({
  method: 'DELETE',
  path: '/api/apps/:name/star',
  summary: 'Takes my star back',
  access: { who: 'person', scope: 'session' },
  params: byName,
  reply: Type.Object({ stars: Type.Integer(), starred: Type.Boolean() }),
})
