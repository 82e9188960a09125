import { Type, type Static } from 'typebox'

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

/** A value that a rule compares with; days and times are ISO text. */
export const RuleValue = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()])
export type RuleValue = Static<typeof RuleValue>

export const Comparison = Type.Union([
  Type.Literal('='),
  Type.Literal('≠'),
  Type.Literal('<'),
  Type.Literal('≤'),
  Type.Literal('>'),
  Type.Literal('≥'),
])
export type Comparison = Static<typeof Comparison>

const column = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })
const closed = { additionalProperties: false } as const
const parts = Type.Array(Type.Ref('RowRule'), { minItems: 1, maxItems: 20 })

/**
 * Which rows of a dataset: an expression tree, never SQL text. There is no negation, and a part that cannot be decided
 * for a row or a viewer is false: it can only take rows away.
 */
export const RowRule = Type.Cyclic(
  {
    RowRule: Type.Union([
      Type.Object({ rule: Type.Literal('all') }, closed),
      Type.Object({ rule: Type.Literal('none') }, closed),
      Type.Object({ rule: Type.Literal('equals'), column, attribute: Attribute }, closed),
      Type.Object({ rule: Type.Literal('within'), column, attribute: Attribute }, closed),
      Type.Object({ rule: Type.Literal('compare'), column, op: Comparison, value: RuleValue }, closed),
      Type.Object({ rule: Type.Literal('compare'), column, op: Comparison, attribute: Attribute }, closed),
      Type.Object(
        { rule: Type.Literal('in'), column, values: Type.Array(RuleValue, { minItems: 1, maxItems: 200 }) },
        closed,
      ),
      /** The named branch and everything below it. */
      Type.Object(
        {
          rule: Type.Literal('under'),
          column,
          branch: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$' }),
        },
        closed,
      ),
      Type.Object({ rule: Type.Literal('and'), rules: parts }, closed),
      Type.Object({ rule: Type.Literal('or'), rules: parts }, closed),
    ]),
  },
  'RowRule',
)
export type RowRule =
  | { rule: 'all' }
  | { rule: 'none' }
  | { rule: 'equals' | 'within'; column: string; attribute: Attribute }
  | { rule: 'compare'; column: string; op: Comparison; value: RuleValue }
  | { rule: 'compare'; column: string; op: Comparison; attribute: Attribute }
  | { rule: 'in'; column: string; values: RuleValue[] }
  | { rule: 'under'; column: string; branch: string }
  | { rule: 'and' | 'or'; rules: RowRule[] }

/** Deeper than this, or of more parts, no one can say what a rule means. */
export const ruleLimits = { depth: 6, parts: 100 } as const

/** How deep a rule is nested and of how many parts it is made. */
export function ruleSize(rule: RowRule): { readonly depth: number; readonly parts: number } {
  if (rule.rule !== 'and' && rule.rule !== 'or') return { depth: 1, parts: 1 }
  const sizes = rule.rules.map(ruleSize)
  return {
    depth: 1 + Math.max(...sizes.map(({ depth }) => depth)),
    parts: 1 + sizes.reduce((sum, { parts: count }) => sum + count, 0),
  }
}
