import type { Policy, RowRule } from '@aladdin/sdk/contract/policy.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** In plain words, which rows a policy gives this viewer; `branch` is the name of the branch she acts for. */
export function describeRows(policy: Policy, viewer: Viewer, branch: LocalText): LocalText {
  const grant = policy.grants.find((candidate) => candidate.roles.includes(viewer.role))
  if (grant === undefined)
    return { zh: '你的角色没有这份数据的行权限', en: 'your role is given no rows of this data' }
  return describeRule(grant.rows, viewer, branch)
}

function describeRule(rule: RowRule, viewer: Viewer, branch: LocalText): LocalText {
  switch (rule.rule) {
    case 'all':
      return { zh: '全部行', en: 'all rows' }
    case 'none':
      return { zh: '没有行', en: 'no rows' }
    case 'and':
    case 'or': {
      const parts = rule.rules.map((part) => describeRule(part, viewer, branch))
      const [zh, en] = rule.rule === 'and' ? ['，并且是', ' that are also '] : ['，以及', ', and ']
      return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) }
    }
    case 'equals':
    case 'within':
      return describeAttribute(rule.attribute, viewer, branch)
  }
}

function describeAttribute(
  attribute: Extract<RowRule, { attribute: unknown }>['attribute'],
  viewer: Viewer,
  branch: LocalText,
): LocalText {
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
