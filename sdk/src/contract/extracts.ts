import { Type, type Static } from 'typebox'
import { route } from './route.ts'
import { LocalText } from './text.ts'
import { DatasetName } from './catalog.ts'
import { Classification, ColumnType } from './dataset.ts'
import { MaskName } from './policy.ts'

/** A dataset as an app asks for it. */
export const DatasetRequest = Type.Object(
  {
    alias: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
    source: DatasetName,
    version: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
)
export type DatasetRequest = Static<typeof DatasetRequest>

/** The part of a dataset that the viewer may see, ready to be fetched as one `.duckdb` file with a table `data`. */
export const Extract = Type.Object({
  alias: Type.String(),
  source: DatasetName,
  version: Type.Integer(),
  /** Equal entitlements have equal keys; the address of the bytes is immutable for the key. */
  key: Type.String(),
  url: Type.String(),
  bytes: Type.Integer(),
  rows: Type.Integer(),
  totalRows: Type.Integer(),
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      type: ColumnType,
      /** Its values stand for others: bands for amounts, months for days, tokens for keys. */
      masked: Type.Boolean(),
      mask: Type.Optional(Type.Union([MaskName, Type.Literal('join-only')])),
    }),
  ),
  /** `aggregate`: groups and their sums instead of rows; `server-only`: the bytes are not for a browser. */
  mode: Type.Optional(
    Type.Union([Type.Literal('rows'), Type.Literal('aggregate'), Type.Literal('server-only')]),
  ),
  dataDate: Type.Optional(Type.String()),
  classification: Classification,
  /** Why these rows, or why none. */
  reason: LocalText,
})
export type Extract = Static<typeof Extract>

export const requestExtracts = route({
  method: 'POST',
  path: '/api/extracts',
  summary: 'Makes the extracts of several datasets ready for this viewer (workbench preview and console)',
  access: { who: 'person', scope: 'run' },
  body: Type.Object(
    { datasets: Type.Array(DatasetRequest, { maxItems: 20 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    items: Type.Array(Extract),
    /** The data's own day: what `today()` gives in a preview. */
    today: Type.String({ format: 'date' }),
  }),
})

/** The policy is evaluated again on every download: the bytes are sent only while the key is still the viewer's. */
export const downloadExtract = route({
  method: 'GET',
  path: '/api/datasets/:name/versions/:version/extract/:key',
  summary: 'The bytes of an extract (a .duckdb file)',
  access: { who: 'person', scope: 'run' },
  params: Type.Object({
    name: DatasetName,
    version: Type.Integer({ minimum: 1 }),
    key: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
  reply: { media: ['application/vnd.duckdb'] },
})
