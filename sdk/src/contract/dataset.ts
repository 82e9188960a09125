import { Type, type Static } from 'typebox'
import { LocalText } from './text.ts'
import { Policy } from './policy.ts'

/** Types a column can have everywhere: in the catalog, in an app's declaration, in an upload's plan. */
export const ColumnType = Type.Union([
  Type.Literal('text'),
  Type.Literal('integer'),
  Type.Literal('number'),
  Type.Literal('boolean'),
  Type.Literal('date'),
  Type.Literal('timestamp'),
])
export type ColumnType = Static<typeof ColumnType>

/** C0 public, C1 internal, C2 customer data. C3 (credentials, biometrics) is never ingested. */
export const Classification = Type.Union([Type.Literal('C0'), Type.Literal('C1'), Type.Literal('C2')])
export type Classification = Static<typeof Classification>

/** What a key column identifies; such a column makes any result row a possible member of a list. */
export const EntityKind = Type.Union([
  Type.Literal('customer'),
  Type.Literal('corporate'),
  Type.Literal('account'),
  Type.Literal('loan'),
  Type.Literal('atm'),
  Type.Literal('merchant'),
  Type.Literal('community'),
  Type.Literal('branch'),
  Type.Literal('product'),
])
export type EntityKind = Static<typeof EntityKind>

/** The ten subject areas of the catalog. */
export const Domain = Type.Union([
  Type.Literal('reference'),
  Type.Literal('organisation'),
  Type.Literal('customer'),
  Type.Literal('corporate'),
  Type.Literal('deposit'),
  Type.Literal('transaction'),
  Type.Literal('credit'),
  Type.Literal('channel'),
  Type.Literal('marketing'),
  Type.Literal('market'),
])
export type Domain = Static<typeof Domain>

export const Column = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
    type: ColumnType,
    title: LocalText,
    meaning: LocalText,
    unit: Type.Optional(LocalText),
    entity: Type.Optional(EntityKind),
  },
  { additionalProperties: false },
)
export type Column = Static<typeof Column>

/** One dataset of the catalog as its owner describes it: the whole of `catalog/domains/<domain>/<dataset>.json`. */
export const CatalogEntry = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9_]{2,62}$' }),
    title: LocalText,
    meaning: LocalText,
    domain: Domain,
    /** Name of the demo person (or bank's account) who answers for the dataset. */
    owner: Type.String(),
    classification: Classification,
    /** How often new data arrives, and how many days old it may be before it counts as stale. */
    freshness: Type.Object({
      cadence: Type.Union([
        Type.Literal('daily'),
        Type.Literal('monthly'),
        Type.Literal('yearly'),
        Type.Literal('once'),
      ]),
      maxAgeDays: Type.Integer({ minimum: 1 }),
    }),
    /** Column whose newest value is the day of the data; absent: the data is as of the day on which it was made. */
    dayColumn: Type.Optional(Type.String()),
    columns: Type.Array(Column, { minItems: 1 }),
    policy: Policy,
  },
  { additionalProperties: false },
)
export type CatalogEntry = Static<typeof CatalogEntry>
