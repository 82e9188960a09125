import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { DatasetId } from './ids.ts'
import { PageQuery, pageOf } from './page.ts'
import { BranchRef } from './session.ts'
import { Classification, Column, Domain } from './dataset.ts'
import { ExportRight, GrantMode, MissingRight, Treatment } from './policy.ts'

/** Whom an app or an uploaded dataset reaches: its owner, the owner's branch and below, or everyone in the bank. */
export const Visibility = Type.Union([Type.Literal('private'), Type.Literal('branch'), Type.Literal('bank')])
export type Visibility = Static<typeof Visibility>

export const DatasetName = Type.String({ pattern: '^[a-z][a-z0-9_]{1,62}$' })

export const DatasetSummary = Type.Object({
  id: DatasetId,
  name: DatasetName,
  title: LocalText,
  meaning: LocalText,
  domain: Domain,
  classification: Classification,
  owner: Type.Object({ name: Type.String(), display: LocalText, branch: BranchRef }),
  visibility: Visibility,
  /** `generator` for the demo bank, `file` for an upload. */
  sourceKind: Type.String(),
  version: Type.Integer(),
  rows: Type.Integer(),
  columns: Type.Integer(),
  /** Newest date in the data, when it has one. */
  dataDate: Type.Optional(Type.String()),
  mine: Type.Boolean(),
})
export type DatasetSummary = Static<typeof DatasetSummary>

/** Profile of a column over the rows that this viewer may see. */
export const ColumnProfile = Type.Object({
  nullShare: Type.Number(),
  distinct: Type.Integer(),
  min: Type.Optional(Type.String()),
  max: Type.Optional(Type.String()),
  /** Row counts of up to 20 equal bins between min and max. */
  histogram: Type.Optional(Type.Array(Type.Integer())),
  top: Type.Optional(Type.Array(Type.Object({ value: Type.String(), rows: Type.Integer() }))),
})
export type ColumnProfile = Static<typeof ColumnProfile>

export const EntitledColumn = Type.Object({
  column: Column,
  treatment: Treatment,
  profile: Type.Optional(ColumnProfile),
})
export type EntitledColumn = Static<typeof EntitledColumn>

export const DatasetPage = Type.Object({
  dataset: DatasetSummary,
  /** Hidden columns are listed with their treatment and have no profile. */
  columns: Type.Array(EntitledColumn),
  entitled: Type.Object({
    rows: Type.Integer(),
    totalRows: Type.Integer(),
    maskedColumns: Type.Integer(),
    hiddenColumns: Type.Integer(),
    /** Why these rows: "rows of 西安分行 and below". */
    reason: LocalText,
    mode: GrantMode,
    export: ExportRight,
    /** Day on which something of this ends. */
    until: Type.Optional(Type.String({ format: 'date' })),
    /** What of it I do not hold and may ask for. */
    missing: Type.Array(MissingRight),
  }),
  /** Whether I keep its policy: its owner, a steward of its branch, an administrator. */
  keeper: Type.Boolean(),
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      rows: Type.Integer(),
      createdAt: Type.String(),
      sourceKind: Type.String(),
      dataDate: Type.Optional(Type.String()),
    }),
  ),
  freshness: Type.Object({ cadence: Type.String(), maxAgeDays: Type.Integer(), stale: Type.Boolean() }),
  usedBy: Type.Array(Type.Object({ name: Type.String(), title: LocalText })),
})
export type DatasetPage = Static<typeof DatasetPage>

const byName = Type.Object({ name: DatasetName })

export const listDatasets = route({
  method: 'GET',
  path: '/api/datasets',
  summary: 'Datasets that reach me, best match first',
  access: { who: 'person', scope: 'read' },
  query: Type.Object(
    {
      search: Type.Optional(Type.String({ maxLength: 100 })),
      domain: Type.Optional(Domain),
      mine: Type.Optional(Type.Boolean()),
      ...PageQuery,
    },
    { additionalProperties: false },
  ),
  reply: pageOf(DatasetSummary),
})

export const listDomains = route({
  method: 'GET',
  path: '/api/domains',
  summary: 'How many datasets of each subject area reach me',
  access: { who: 'person', scope: 'read' },
  reply: Type.Object({ items: Type.Array(Type.Object({ domain: Domain, datasets: Type.Integer() })) }),
})

export const getDataset = route({
  method: 'GET',
  path: '/api/datasets/:name',
  summary: 'Definition, columns, and what of it I may see',
  access: { who: 'person', scope: 'read' },
  params: byName,
  reply: DatasetPage,
})

export const getDatasetSample = route({
  method: 'GET',
  path: '/api/datasets/:name/sample',
  summary: 'Ten of my entitled rows; dates are ISO text',
  access: { who: 'person', scope: 'read' },
  params: byName,
  reply: Type.Object({
    columns: Type.Array(Type.String()),
    rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]))),
  }),
})

export const shareDataset = route({
  method: 'PUT',
  path: '/api/datasets/:name/visibility',
  summary: 'Changes whom my uploaded dataset reaches',
  access: { who: ['analyst', 'steward'], scope: 'session' },
  params: byName,
  body: Type.Object({ visibility: Visibility }, { additionalProperties: false }),
  reply: DatasetSummary,
})
