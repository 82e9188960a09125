import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { ruleLimits, ruleSize, type RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import {
  attributeIsList,
  ruleColumnNotText,
  ruleTooLarge,
  unknownColumn,
  valueMisfit,
  type PolicyProblem,
} from './policy-problem.ts'
import { comparisonFits, ruleLiteral } from './rule-literal.ts'

/** What is wrong with a row rule for columns of these types. */
export function checkRule(
  rule: RowRule,
  at: string,
  types: ReadonlyMap<string, ColumnType>,
): readonly PolicyProblem[] {
  const { depth, parts } = ruleSize(rule)
  if (depth > ruleLimits.depth || parts > ruleLimits.parts) return [ruleTooLarge(ruleLimits, at)]
  return checkPart(rule, at, types)
}

function checkPart(rule: RowRule, at: string, types: ReadonlyMap<string, ColumnType>): PolicyProblem[] {
  if (rule.rule === 'all' || rule.rule === 'none') return []
  if ('rules' in rule) {
    return rule.rules.flatMap((part, index) => checkPart(part, `${at}/rules/${index}`, types))
  }
  const { column: name } = rule
  const type = types.get(name)
  if (type === undefined) return [unknownColumn(name, at)]
  switch (rule.rule) {
    case 'equals':
    case 'within':
      if (type !== 'text') return [ruleColumnNotText(name, at)]
      return rule.rule === 'equals' && rule.attribute === 'branches' ? [attributeIsList(name, at)] : []
    case 'under':
      return type === 'text' ? [] : [ruleColumnNotText(name, at)]
    case 'in':
      return rule.values.every((value) => ruleLiteral(value, type) !== undefined)
        ? []
        : [valueMisfit({ name, type }, at)]
    case 'compare': {
      if (!comparisonFits(rule.op, type)) return [valueMisfit({ name, type }, at)]
      if (!('attribute' in rule)) {
        return ruleLiteral(rule.value, type) === undefined ? [valueMisfit({ name, type }, at)] : []
      }
      if (type !== 'text') return [ruleColumnNotText(name, at)]
      return rule.attribute === 'branches' ? [attributeIsList(name, at)] : []
    }
  }
}
