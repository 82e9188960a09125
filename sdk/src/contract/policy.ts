import { Type, type Static } from 'typebox'
import { Role } from './route.ts'
import { RowRule } from './row-rule.ts'
import { LocalText } from './text.ts'

/** What rows are asked for. A grant may hold for some purposes only; whoever names none asks for `analysis`. */
export const Purpose = Type.Union([Type.Literal('analysis'), Type.Literal('marketing'), Type.Literal('risk')])
export type Purpose = Static<typeof Purpose>

/** The bank's named masks; each keeps the type of its column. */
export const MaskName = Type.Union([
  Type.Literal('person-name'),
  Type.Literal('id-card'),
  Type.Literal('mobile'),
  Type.Literal('phone'),
  Type.Literal('card-number'),
  Type.Literal('address-district'),
  Type.Literal('date-to-month'),
  Type.Literal('amount-band'),
  Type.Literal('pseudonym'),
])
export type MaskName = Static<typeof MaskName>

/**
 * How a column is shown. A `join-only` column is a token: the same value has the same token in every dataset that is
 * asked for one purpose, and another token for another purpose.
 */
export const Treatment = Type.Union([
  Type.Object({ treatment: Type.Literal('visible') }, { additionalProperties: false }),
  Type.Object({ treatment: Type.Literal('masked'), mask: MaskName }, { additionalProperties: false }),
  Type.Object({ treatment: Type.Literal('join-only') }, { additionalProperties: false }),
  Type.Object({ treatment: Type.Literal('hidden') }, { additionalProperties: false }),
])
export type Treatment = Static<typeof Treatment>

const column = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })

/**
 * In which form rows are given. `rows`: the rows themselves. `aggregate`: one row per group of `dimensions`, with the
 * sums of `measures` and how many rows it has; a group of fewer than `k` different values of `entity` is not there.
 * `server-only`: no byte of the rows goes to a browser; only the server computes with them.
 */
export const GrantMode = Type.Union([
  Type.Object({ kind: Type.Literal('rows') }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('aggregate'),
      k: Type.Integer({ minimum: 2, maximum: 1000 }),
      entity: column,
      maxDimensions: Type.Integer({ minimum: 1, maximum: 3 }),
      dimensions: Type.Array(column, { minItems: 1, maxItems: 3 }),
      measures: Type.Array(column, { maxItems: 20 }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('server-only') }, { additionalProperties: false }),
])
export type GrantMode = Static<typeof GrantMode>

export const ExportRight = Type.Union([Type.Literal('none'), Type.Literal('with-receipt')])
export type ExportRight = Static<typeof ExportRight>

/**
 * What one policy gives the roles it names. Columns that are not named are visible; without `mode` it is rows,
 * without `export` public and internal data may leave and customer data only while it is her own and nobody else's,
 * without `purposes` it holds for all.
 */
export const Grant = Type.Object(
  {
    roles: Type.Array(Role, { minItems: 1 }),
    /** An exception: for these persons (in one of the roles) it takes the place of what their role is given. */
    people: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, maxItems: 50 }),
    ),
    purposes: Type.Optional(Type.Array(Purpose, { minItems: 1 })),
    rows: Type.Unsafe<RowRule>(RowRule),
    columns: Type.Record(Type.String(), Treatment),
    mode: Type.Optional(GrantMode),
    export: Type.Optional(ExportRight),
    /** From this day on (of the bank) the grant gives nothing. */
    expires: Type.Optional(Type.String({ format: 'date' })),
    /** Why it was given, where it is an exception. */
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type Grant = Static<typeof Grant>

/**
 * Who sees what of a dataset. A role that no grant names sees no row. Rows of several grants for one role are united;
 * they must agree on columns, mode and export, or the policy is refused when it is saved.
 */
export const Policy = Type.Object(
  { grants: Type.Array(Grant, { maxItems: 200 }) },
  { additionalProperties: false },
)
export type Policy = Static<typeof Policy>

/** A right that a viewer does not hold of a dataset that she can find, and that she may ask for. */
export const MissingRight = Type.Object({
  wanted: Type.Union([Type.Literal('rows'), Type.Literal('column'), Type.Literal('export')]),
  column: Type.Optional(Type.String()),
  why: LocalText,
})
export type MissingRight = Static<typeof MissingRight>
