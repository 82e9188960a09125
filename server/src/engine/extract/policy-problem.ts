import type { LocalText } from '@aladdin/sdk/contract/text.ts'

export interface PolicyProblem {
  readonly code:
    | 'malformed'
    | 'unknown-column'
    | 'grants-contradict'
    | 'mask-does-not-fit'
    | 'token-does-not-fit'
    | 'attribute-does-not-fit'
    | 'value-does-not-fit'
    | 'rule-column-not-text'
    | 'rule-too-large'
    | 'aggregate-does-not-fit'
    | 'unknown-branch'
    | 'unknown-person'
    | 'nothing-visible'
  /** Where in the policy, such as `grants/0/rows`. */
  readonly at: string
  readonly message: LocalText
}

export function malformed(at: string): PolicyProblem {
  const message = {
    zh: `策略在 ${at || '根'} 处写法不对（可能拼错了属性、规则或脱敏名）。请按提示改正。`,
    en: `The policy is malformed at ${at || 'its root'} (an attribute, rule or mask may be misspelt). Correct it there.`,
  }
  return { code: 'malformed', at, message }
}

export function unknownColumn(name: string, at: string): PolicyProblem {
  const message = {
    zh: `数据集没有列 ${name}。请改为已有的列。`,
    en: `The dataset has no column ${name}. Name one that it has.`,
  }
  return { code: 'unknown-column', at, message }
}

export function maskMisfit(
  { mask, name, type }: Record<'mask' | 'name' | 'type', string>,
  at: string,
): PolicyProblem {
  const message = {
    zh: `脱敏方式 ${mask} 不适用于 ${type} 类型的列 ${name}。请换一种脱敏，或隐藏该列。`,
    en: `The mask ${mask} does not fit column ${name} of type ${type}. Choose another mask or hide the column.`,
  }
  return { code: 'mask-does-not-fit', at, message }
}

export function tokenMisfit(name: string, at: string): PolicyProblem {
  const message = {
    zh: `列 ${name} 不是文本或整数，不能换成关联代号。请隐藏它，或换一种脱敏。`,
    en: `Column ${name} is neither text nor integer, so it cannot be a join token. Hide it or mask it.`,
  }
  return { code: 'token-does-not-fit', at, message }
}

export function ruleColumnNotText(name: string, at: string): PolicyProblem {
  const message = {
    zh: `这条行规则只能用文本列，${name} 不是。请改用机构或人员代码列。`,
    en: `This row rule needs a text column, and ${name} is none. Use the column of the branch's or person's code.`,
  }
  return { code: 'rule-column-not-text', at, message }
}

export function attributeIsList(name: string, at: string): PolicyProblem {
  const message = {
    zh: `列 ${name} 不能等于一组机构。请改用 within。`,
    en: `Column ${name} cannot equal a list of branches. Use within.`,
  }
  return { code: 'attribute-does-not-fit', at, message }
}

export function valueMisfit({ name, type }: Record<'name' | 'type', string>, at: string): PolicyProblem {
  const message = {
    zh: `${type} 类型的列 ${name} 不能这样比较。请换一个比较方式，或填写同类型的值（日期写作 2026-03-31）。`,
    en: `Column ${name} of type ${type} cannot be compared like this. Choose another comparison or give a value of its type (a day as 2026-03-31).`,
  }
  return { code: 'value-does-not-fit', at, message }
}

export function ruleTooLarge(limits: { depth: number; parts: number }, at: string): PolicyProblem {
  const message = {
    zh: `行规则超过 ${limits.depth} 层或 ${limits.parts} 项，没有人能看懂它给了谁什么。请拆成几条授权。`,
    en: `The row rule is deeper than ${limits.depth} or has more than ${limits.parts} parts; nobody could say whom it lets in. Split it into several grants.`,
  }
  return { code: 'rule-too-large', at, message }
}

export function aggregateMisfit(why: LocalText, at: string): PolicyProblem {
  return { code: 'aggregate-does-not-fit', at, message: why }
}

export function nothingVisible(at: string): PolicyProblem {
  const message = {
    zh: '该授权隐藏了所有列。请至少保留一列，或去掉这些角色。',
    en: 'This grant hides every column. Keep one visible or drop its roles.',
  }
  return { code: 'nothing-visible', at, message }
}
