import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import type { Attribute, Comparison, RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Entitlement } from '../extract/entitlement.ts'

interface Names {
  /** The branch that the viewer acts for. */
  readonly branch: LocalText
  readonly columns: readonly Pick<Column, 'name' | 'title'>[]
}

/** In plain words, which rows a viewer is given, and in which form. */
export function describeRows(
  { rows, mode }: Pick<Entitlement, 'rows' | 'mode'>,
  viewer: Viewer,
  names: Names,
): LocalText {
  if (rows === undefined)
    return { zh: '你的角色没有这份数据的行权限', en: 'your role is given no rows of this data' }
  const { zh, en } = describeRule(rows, viewer, names)
  switch (mode.kind) {
    case 'rows':
      return { zh, en }
    case 'aggregate':
      return {
        zh: `只给汇总：${zh}，少于 ${mode.k} 个对象的组不显示`,
        en: `sums only, of ${en}; groups of fewer than ${mode.k} are left out`,
      }
    case 'server-only':
      return { zh: `${zh}，只在服务器上计算`, en: `${en}, computed on the server only` }
  }
}

function describeRule(rule: RowRule, viewer: Viewer, names: Names): LocalText {
  switch (rule.rule) {
    case 'all':
      return { zh: '全部行', en: 'all rows' }
    case 'none':
      return { zh: '没有行', en: 'no rows' }
    case 'and':
    case 'or': {
      const parts = rule.rules.map((part) => describeRule(part, viewer, names))
      const [zh, en] = rule.rule === 'and' ? ['，并且是', ' that are also '] : ['，以及', ', and ']
      return {
        zh: [...new Set(parts.map((part) => part.zh))].join(zh),
        en: [...new Set(parts.map((part) => part.en))].join(en),
      }
    }
    case 'equals':
    case 'within':
      return describeAttribute(rule.attribute, viewer, names.branch)
    case 'under':
      return { zh: `机构 ${rule.branch} 及下辖的行`, en: `rows of branch ${rule.branch} and below it` }
    case 'in':
      return ofColumn(rule.column, names, {
        zh: `属于 ${rule.values.join('、')}`,
        en: `in ${rule.values.join(', ')}`,
      })
    case 'compare': {
      if ('attribute' in rule && rule.op === '=')
        return describeAttribute(rule.attribute, viewer, names.branch)
      const value = 'attribute' in rule ? String(viewer[attributeFields[rule.attribute]]) : String(rule.value)
      const [zh, en] = comparisons[rule.op]
      return ofColumn(rule.column, names, { zh: `${zh} ${value}`, en: `${en} ${value}` })
    }
  }
}

const comparisons: Readonly<Record<Comparison, readonly [zh: string, en: string]>> = {
  '=': ['等于', 'is'],
  '≠': ['不等于', 'is not'],
  '<': ['小于', 'below'],
  '≤': ['不超过', 'at most'],
  '>': ['大于', 'above'],
  '≥': ['不少于', 'at least'],
}

const attributeFields = {
  branch: 'branchId',
  branches: 'branchId',
  region: 'region',
  subject: 'subject',
} as const

function ofColumn(name: string, { columns }: Names, what: LocalText): LocalText {
  const title = columns.find((column) => column.name === name)?.title ?? { zh: name, en: name }
  return {
    zh: `${title.zh}${what.zh}的行`,
    en: `rows whose ${title.en.toLowerCase()} is ${what.en}`.replace('is is', 'is'),
  }
}

function describeAttribute(attribute: Attribute, viewer: Viewer, branch: LocalText): LocalText {
  switch (attribute) {
    case 'branch':
      return { zh: `${branch.zh}的行`, en: `rows of ${branch.en}` }
    case 'branches':
      return viewer.branches.length > 1
        ? { zh: `${branch.zh}及下辖机构的行`, en: `rows of ${branch.en} and the branches below it` }
        : { zh: `${branch.zh}的行`, en: `rows of ${branch.en}` }
    case 'region':
      return { zh: `${viewer.region}地区的行`, en: `rows of the region ${viewer.region}` }
    case 'subject':
      return viewer.subject === null
        ? { zh: '只给有客户经理编号的岗位', en: 'only for positions with a customer manager’s number' }
        : { zh: `你（${viewer.subject}）名下客户的行`, en: `rows of your own customers (${viewer.subject})` }
  }
}
