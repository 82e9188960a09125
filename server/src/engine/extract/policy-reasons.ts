import type { Attribute } from '@aladdin/sdk/contract/row-rule.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

export const brokenPolicy: LocalText = {
  zh: '数据集的权限策略有误，因此不提供任何行。请联系数据负责人修正策略。',
  en: 'The dataset’s policy has an error, so it gives no rows. Ask the data steward to correct it.',
}

export const noRowsGranted: LocalText = {
  zh: '策略没有授予您的角色任何行。请向数据负责人申请授权。',
  en: 'The policy grants your role no rows. Ask the data steward for access.',
}

export function roleNotNamed(role: Role): LocalText {
  return {
    zh: `策略没有授权角色 ${role}。请向数据负责人申请授权。`,
    en: `The policy names no grant for the role ${role}. Ask the data steward for access.`,
  }
}

export const accessEnded: LocalText = {
  zh: '给你的授权已到期。需要时请重新申请。',
  en: 'Your grant has ended. Ask again if you still need it.',
}

export function branchUnknown(branch: string): LocalText {
  return {
    zh: `策略指定的机构 ${branch} 不存在，因此看不到行。请联系数据负责人修正策略。`,
    en: `The policy names a branch that is not there (${branch}), so it gives no rows. Ask the data steward to correct it.`,
  }
}

const attributeNames: Readonly<Record<Attribute, LocalText>> = {
  branch: { zh: '机构', en: 'branch' },
  branches: { zh: '机构范围', en: 'branches' },
  region: { zh: '区域', en: 'region' },
  subject: { zh: '人员代码', en: 'staff code' },
}

export function attributeMissing(attribute: Attribute): LocalText {
  const { zh, en } = attributeNames[attribute]
  return {
    zh: `您当前的任职没有登记${zh}，因此看不到行。请让管理员补全任职信息。`,
    en: `Your position has no ${en} on record, so you see no rows. Ask an administrator to complete it.`,
  }
}
