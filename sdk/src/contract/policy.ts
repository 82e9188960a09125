import { Type, type Static } from 'typebox'
import { Role } from './route.ts'

/**
 * Attributes that the session binds for a viewer; nothing of a request can set them.
 * `branch` is the id of the branch that the viewer acts for, `branches` that branch and everything below it,
 * `region` its region, `subject` the external subject of the position (for a customer manager the manager's code).
 */
export const Attribute = Type.Union([
  Type.Literal('branch'),
  Type.Literal('branches'),
  Type.Literal('region'),
  Type.Literal('subject'),
])
export type Attribute = Static<typeof Attribute>

const column = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })

/** Which rows of a dataset: an expression tree, never SQL text. */
export const RowRule = Type.Cyclic(
  {
    RowRule: Type.Union([
      Type.Object({ rule: Type.Literal('all') }, { additionalProperties: false }),
      Type.Object({ rule: Type.Literal('none') }, { additionalProperties: false }),
      Type.Object(
        { rule: Type.Literal('equals'), column, attribute: Attribute },
        { additionalProperties: false },
      ),
      Type.Object(
        { rule: Type.Literal('within'), column, attribute: Attribute },
        { additionalProperties: false },
      ),
      Type.Object(
        { rule: Type.Literal('and'), rules: Type.Array(Type.Ref('RowRule'), { minItems: 1 }) },
        { additionalProperties: false },
      ),
      Type.Object(
        { rule: Type.Literal('or'), rules: Type.Array(Type.Ref('RowRule'), { minItems: 1 }) },
        { additionalProperties: false },
      ),
    ]),
  },
  'RowRule',
)
export type RowRule =
  | { rule: 'all' }
  | { rule: 'none' }
  | { rule: 'equals' | 'within'; column: string; attribute: Attribute }
  | { rule: 'and' | 'or'; rules: RowRule[] }

/** The bank's named masks; each keeps the type of its column. */
export const MaskName = Type.Union([
  Type.Literal('person-name'),
  Type.Literal('id-card'),
  Type.Literal('mobile'),
  Type.Literal('card-number'),
  Type.Literal('address-district'),
  Type.Literal('date-to-month'),
  Type.Literal('amount-band'),
  Type.Literal('pseudonym'),
])
export type MaskName = Static<typeof MaskName>

export const Treatment = Type.Union([
  Type.Object({ treatment: Type.Literal('visible') }, { additionalProperties: false }),
  Type.Object({ treatment: Type.Literal('masked'), mask: MaskName }, { additionalProperties: false }),
  Type.Object({ treatment: Type.Literal('hidden') }, { additionalProperties: false }),
])
export type Treatment = Static<typeof Treatment>

/** What one policy gives the roles it names. Columns that are not named are visible. */
export const Grant = Type.Object(
  {
    roles: Type.Array(Role, { minItems: 1 }),
    rows: Type.Unsafe<RowRule>(RowRule),
    columns: Type.Record(Type.String(), Treatment),
  },
  { additionalProperties: false },
)
export type Grant = Static<typeof Grant>

/**
 * Who sees what of a dataset. A role that no grant names sees no row; a role that two grants name is refused when
 * the policy is saved.
 */
export const Policy = Type.Object({ grants: Type.Array(Grant) }, { additionalProperties: false })
export type Policy = Static<typeof Policy>
