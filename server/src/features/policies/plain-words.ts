import type { ExportRight, GrantMode, Purpose, Treatment } from '@aladdin/sdk/contract/policy.ts'
import type { Attribute, RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'

/** A row rule as a sentence that speaks of nobody in particular; `title` names a column. */
export function ruleInWords(rule: RowRule, title: (column: string) => LocalText): LocalText {
  switch (rule.rule) {
    case 'all':
      return { zh: '全部行', en: 'all rows' }
    case 'none':
      return { zh: '没有行', en: 'no rows' }
    case 'and':
    case 'or': {
      const parts = rule.rules.map((part) => ruleInWords(part, title))
      const [zh, en] = rule.rule === 'and' ? [' 且 ', ' and '] : [' 或 ', ' or ']
      return {
        zh: `（${parts.map((part) => part.zh).join(zh)}）`,
        en: `(${parts.map((part) => part.en).join(en)})`,
      }
    }
    case 'equals':
    case 'within':
      return sentence(title(rule.column), ['属于', 'is'], attributeWords[rule.attribute])
    case 'under':
      return sentence(title(rule.column), ['在', 'is'], {
        zh: `机构 ${rule.branch} 及其下辖`,
        en: `branch ${rule.branch} or below it`,
      })
    case 'in':
      return sentence(title(rule.column), ['属于', 'is one of'], sameInBoth(rule.values.join(', ')))
    case 'compare':
      return sentence(
        title(rule.column),
        [` ${rule.op} `, rule.op],
        'attribute' in rule ? attributeWords[rule.attribute] : sameInBoth(String(rule.value)),
      )
  }
}

export const roleWords: Readonly<Record<Role, LocalText>> = {
  viewer: { zh: '使用者', en: 'viewers' },
  analyst: { zh: '分析员', en: 'analysts' },
  steward: { zh: '数据管家', en: 'stewards' },
  admin: { zh: '管理员', en: 'administrators' },
}

export const purposeWords: Readonly<Record<Purpose, LocalText>> = {
  analysis: { zh: '分析', en: 'analysis' },
  marketing: { zh: '营销', en: 'marketing' },
  risk: { zh: '风控', en: 'risk' },
}

export const exportWords: Readonly<Record<ExportRight | 'unsaid', LocalText>> = {
  none: { zh: '不能导出', en: 'no export' },
  unsaid: { zh: '按数据分级', en: 'as its class allows' },
  'with-receipt': { zh: '可导出并留回执', en: 'export with a receipt' },
}

/** How a column is shown. */
export function treatmentInWords(treatment: Treatment): LocalText {
  switch (treatment.treatment) {
    case 'visible':
      return { zh: '可见', en: 'visible' }
    case 'masked':
      return { zh: `脱敏（${maskWords[treatment.mask].zh}）`, en: `masked (${maskWords[treatment.mask].en})` }
    case 'join-only':
      return { zh: '只给关联代号', en: 'a join token' }
    case 'hidden':
      return { zh: '不可见', en: 'hidden' }
  }
}

/** In which form rows are given. */
export function modeInWords(mode: GrantMode): LocalText {
  switch (mode.kind) {
    case 'rows':
      return { zh: '明细行', en: 'rows' }
    case 'server-only':
      return { zh: '只在服务器上计算', en: 'on the server only' }
    case 'aggregate': {
      const by = mode.dimensions.join(', ')
      return {
        zh: `按 ${by} 汇总（至少 ${mode.k} 个 ${mode.entity}）`,
        en: `sums by ${by} (at least ${mode.k} ${mode.entity})`,
      }
    }
  }
}

const attributeWords: Readonly<Record<Attribute, LocalText>> = {
  branch: { zh: '本人所在机构', en: 'the viewer’s branch' },
  branches: { zh: '本人所在机构及下辖', en: 'the viewer’s branch or below it' },
  region: { zh: '本人所在地区', en: 'the viewer’s region' },
  subject: { zh: '本人的人员代码', en: 'the viewer’s own code' },
}

const maskWords: Readonly<Record<Extract<Treatment, { mask: unknown }>['mask'], LocalText>> = {
  'person-name': { zh: '姓名只留姓氏', en: 'family name only' },
  'id-card': { zh: '证件号遮住中间', en: 'ends of the id' },
  mobile: { zh: '手机号遮住中间', en: 'ends of the mobile' },
  phone: { zh: '电话遮住号码', en: 'area code of the phone' },
  'card-number': { zh: '卡号遮住中间', en: 'ends of the card' },
  'address-district': { zh: '地址只到区县', en: 'district only' },
  'date-to-month': { zh: '日期只到月份', en: 'month only' },
  'amount-band': { zh: '金额归入区间', en: 'band of the amount' },
  pseudonym: { zh: '换成代号', en: 'a pseudonym' },
}

function sameInBoth(text: string): LocalText {
  return { zh: text, en: text }
}

function sentence(of: LocalText, [zh, en]: readonly [zh: string, en: string], what: LocalText): LocalText {
  return { zh: `${of.zh}${zh}${what.zh}`, en: `${of.en} ${en} ${what.en}` }
}
