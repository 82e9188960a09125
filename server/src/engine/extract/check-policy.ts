import { Value } from 'typebox/value'
import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import { Policy, type RowRule } from '@aladdin/sdk/contract/policy.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { masks } from './masks.ts'

export interface PolicyColumn {
  readonly name: string
  readonly type: ColumnType
}

export interface PolicyProblem {
  readonly code:
    | 'malformed'
    | 'unknown-column'
    | 'role-twice'
    | 'mask-does-not-fit'
    | 'attribute-does-not-fit'
    | 'rule-column-not-text'
    | 'nothing-visible'
  /** Where in the policy, such as `grants/0/rows`. */
  readonly at: string
  readonly message: LocalText
}

/**
 * Everything that is wrong with a policy for a dataset of these columns; empty when it may be saved. A policy with a
 * problem gives nobody a row (`compilePolicy` asks again).
 */
export function checkPolicy(policy: unknown, columns: readonly PolicyColumn[]): readonly PolicyProblem[] {
  if (!Value.Check(Policy, policy)) {
    const [error] = Value.Errors(Policy, policy)
    const at = (error?.instancePath ?? '').replace(/^\//, '')
    return [
      {
        code: 'malformed',
        at,
        message: {
          zh: `策略在 ${at || '根'} 处写法不对（可能拼错了属性、规则或脱敏名）。请按提示改正。`,
          en: `The policy is malformed at ${at || 'its root'} (an attribute, rule or mask may be misspelt). Correct it there.`,
        },
      },
    ]
  }
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  const seen = new Set<string>()
  return policy.grants.flatMap((grant, index) => {
    const at = `grants/${index}`
    const problems: PolicyProblem[] = []
    for (const role of grant.roles) {
      if (seen.has(role)) problems.push(roleTwice(role, `${at}/roles`))
      seen.add(role)
    }
    problems.push(...checkRule(grant.rows, `${at}/rows`, types))
    for (const [name, treatment] of Object.entries(grant.columns)) {
      const type = types.get(name)
      const place = `${at}/columns/${name}`
      if (type === undefined) problems.push(unknownColumn(name, place))
      else if (treatment.treatment === 'masked' && !masks[treatment.mask].types.includes(type)) {
        problems.push(maskMisfit({ mask: treatment.mask, name, type }, place))
      }
    }
    const isHidden = ({ name }: PolicyColumn) =>
      Object.hasOwn(grant.columns, name) && grant.columns[name]?.treatment === 'hidden'
    if (columns.every(isHidden)) problems.push(nothingVisible(at))
    return problems
  })
}

function checkRule(rule: RowRule, at: string, types: ReadonlyMap<string, ColumnType>): PolicyProblem[] {
  switch (rule.rule) {
    case 'all':
    case 'none':
      return []
    case 'and':
    case 'or':
      return rule.rules.flatMap((part, index) => checkRule(part, `${at}/rules/${index}`, types))
    case 'equals':
    case 'within': {
      const type = types.get(rule.column)
      if (type === undefined) return [unknownColumn(rule.column, at)]
      if (type !== 'text') return [ruleColumnNotText(rule.column, at)]
      if (rule.rule === 'equals' && rule.attribute === 'branches') return [equalsList(rule.column, at)]
      return []
    }
  }
}

function unknownColumn(name: string, at: string): PolicyProblem {
  const message = {
    zh: `数据集没有列 ${name}。请改为已有的列。`,
    en: `The dataset has no column ${name}. Name one that it has.`,
  }
  return { code: 'unknown-column', at, message }
}

function roleTwice(role: string, at: string): PolicyProblem {
  const message = {
    zh: `角色 ${role} 出现在两处授权中。请只保留一处。`,
    en: `The role ${role} is named by two grants. Keep it in one.`,
  }
  return { code: 'role-twice', at, message }
}

function maskMisfit(
  { mask, name, type }: Record<'mask' | 'name' | 'type', string>,
  at: string,
): PolicyProblem {
  const message = {
    zh: `脱敏方式 ${mask} 不适用于 ${type} 类型的列 ${name}。请换一种脱敏，或隐藏该列。`,
    en: `The mask ${mask} does not fit column ${name} of type ${type}. Choose another mask or hide the column.`,
  }
  return { code: 'mask-does-not-fit', at, message }
}

function ruleColumnNotText(name: string, at: string): PolicyProblem {
  const message = {
    zh: `行规则只能用文本列，${name} 不是。请改用机构或人员代码列。`,
    en: `A row rule needs a text column, and ${name} is none. Use the column of the branch's or person's code.`,
  }
  return { code: 'rule-column-not-text', at, message }
}

function equalsList(name: string, at: string): PolicyProblem {
  const message = {
    zh: `列 ${name} 不能等于一组机构。请改用 within。`,
    en: `Column ${name} cannot equal a list of branches. Use within.`,
  }
  return { code: 'attribute-does-not-fit', at, message }
}

function nothingVisible(at: string): PolicyProblem {
  const message = {
    zh: '该授权隐藏了所有列。请至少保留一列，或去掉这些角色。',
    en: 'This grant hides every column. Keep one visible or drop its roles.',
  }
  return { code: 'nothing-visible', at, message }
}
