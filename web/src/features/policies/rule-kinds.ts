import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'

/** Kinds of rule as a steward chooses among them; `attribute` is written as `equals` or `within`. */
export const ruleKinds = ['all', 'none', 'attribute', 'under', 'in', 'compare', 'and', 'or'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** The kind of a rule. */
export function kindOf({ rule }: RowRule): RuleKind {
  return rule === 'equals' || rule === 'within' ? 'attribute' : rule
}

/** A rule to begin with: it lets nobody see more than her own branches. */
export function startOf(kind: RuleKind, columns: readonly Column[]): RowRule {
  const texts = columns.filter(({ type }) => type === 'text')
  const branch = texts.find(({ entity, name }) => entity === 'branch' || name === 'branch_id') ?? texts[0]
  const column = branch?.name ?? columns[0]?.name ?? ''
  switch (kind) {
    case 'all':
    case 'none':
      return { rule: kind }
    case 'attribute':
      return { rule: 'within', column, attribute: 'branches' }
    case 'under':
      return { rule: 'under', column, branch: 'HQ' }
    case 'in':
      return { rule: 'in', column, values: [''] }
    case 'compare': {
      const number = columns.find(({ type }) => type === 'number' || type === 'integer')
      return number === undefined
        ? { rule: 'compare', column, op: '=', value: '' }
        : { rule: 'compare', column: number.name, op: '≥', value: 0 }
    }
    case 'and':
    case 'or':
      return { rule: kind, rules: [startOf('attribute', columns)] }
  }
}
