import type { Attribute, RowRule, Treatment } from '@aladdin/sdk/contract/policy.ts'
import { Policy } from '@aladdin/sdk/contract/policy.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { quoteName, quoteText } from '@aladdin/sdk/ingest/quote.ts'
import { Value } from 'typebox/value'
import type { BoundAttributes } from './bound-attributes.ts'
import { checkPolicy, type PolicyColumn } from './check-policy.ts'
import { masks } from './masks.ts'

export interface CompiledColumn {
  readonly name: string
  readonly type: PolicyColumn['type']
  readonly expression: string
  readonly treatment: Treatment
}

export interface CompiledPolicy {
  /** SQL predicate over the snapshot's columns; `false` when the viewer sees no row. */
  readonly where: string
  /** Visible and masked columns in the dataset's order; hidden ones are not there. */
  readonly columns: readonly CompiledColumn[]
  /** Values of the attributes that the predicate uses. */
  readonly used: Readonly<Partial<Record<Attribute, readonly string[]>>>
  /** Why the viewer sees no row at all; absent when the predicate can be true. */
  readonly reason?: LocalText
}

export interface PolicyViewer {
  readonly role: Role
  readonly attributes: BoundAttributes
}

/**
 * The one compiler of policies. Rules have no negation, so a part that cannot be decided (an attribute that the
 * session does not hold) is false and can only take rows away. A policy with any problem gives no row.
 */
export function compilePolicy(
  policy: unknown,
  dataset: { readonly columns: readonly PolicyColumn[]; readonly secret: string },
  viewer: PolicyViewer,
): CompiledPolicy {
  const { columns, secret } = dataset
  const compile = (treatments: Readonly<Record<string, Treatment>>) =>
    columns.flatMap((column) => compileColumn(column, treatmentOf(column.name, treatments), secret))
  if (!Value.Check(Policy, policy) || checkPolicy(policy, columns).length > 0) {
    return { where: 'false', columns: emptied(columns), used: {}, reason: brokenPolicy }
  }
  const grant = policy.grants.find(({ roles }) => roles.includes(viewer.role))
  if (!grant)
    return { where: 'false', columns: emptied(columns), used: {}, reason: roleNotNamed(viewer.role) }
  const rows = compileRule(grant.rows, viewer.attributes)
  if (rows.where === 'false') {
    const reason = rows.reason ?? noRowsGranted
    return { where: 'false', columns: compile(grant.columns), used: {}, reason }
  }
  return { where: rows.where, columns: compile(grant.columns), used: rows.used }
}

interface CompiledRule {
  readonly where: string
  readonly used: CompiledPolicy['used']
  readonly reason?: LocalText
}

function compileRule(rule: RowRule, attributes: BoundAttributes): CompiledRule {
  switch (rule.rule) {
    case 'all':
      return { where: 'true', used: {} }
    case 'none':
      return { where: 'false', used: {}, reason: noRowsGranted }
    case 'equals':
    case 'within': {
      const values = valuesOf(rule.attribute, attributes)
      if (values.length === 0) return { where: 'false', used: {}, reason: attributeMissing(rule.attribute) }
      const where = `${quoteName(rule.column)} in (${values.map(quoteText).join(', ')})`
      return { where, used: { [rule.attribute]: values } }
    }
    case 'and':
    case 'or':
      return combine(
        rule.rule,
        rule.rules.map((part) => compileRule(part, attributes)),
      )
  }
}

function combine(kind: 'and' | 'or', parts: readonly CompiledRule[]): CompiledRule {
  const [absorbing, neutral] = kind === 'and' ? ['false', 'true'] : ['true', 'false']
  const decided = parts.find(({ where }) => where === absorbing)
  if (decided) return decided
  const open = parts.filter(({ where }) => where !== neutral)
  const [first] = open
  if (!first) return parts[0] ?? { where: 'false', used: {} }
  if (open.length === 1) return first
  const used: CompiledPolicy['used'] = Object.assign({}, ...open.map((part) => part.used))
  return { where: `(${open.map(({ where }) => where).join(` ${kind} `)})`, used }
}

/** Sorted and without doubles, so that equal sets are equal text. Whatever is no list of texts is no value. */
function valuesOf(attribute: Attribute, attributes: BoundAttributes): readonly string[] {
  const value: unknown = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((item): item is string => typeof item === 'string' && item !== '')
  return texts.length === list.length ? [...new Set(texts)].toSorted() : []
}

function treatmentOf(name: string, treatments: Readonly<Record<string, Treatment>>): Treatment {
  return (Object.hasOwn(treatments, name) ? treatments[name] : undefined) ?? { treatment: 'visible' }
}

function compileColumn(column: PolicyColumn, treatment: Treatment, secret: string): CompiledColumn[] {
  const { name, type } = column
  switch (treatment.treatment) {
    case 'visible':
      return [{ name, type, expression: quoteName(name), treatment }]
    case 'masked':
      return [
        {
          name,
          type,
          expression: masks[treatment.mask].expression(quoteName(name), { type, secret }),
          treatment,
        },
      ]
    case 'hidden':
      return []
  }
}

/** The columns of an extract without rows, so that an app still binds and can say why it is empty. */
function emptied(columns: readonly PolicyColumn[]): CompiledColumn[] {
  return columns.map(({ name, type }) => ({
    name,
    type,
    expression: quoteName(name),
    treatment: { treatment: 'visible' },
  }))
}

const brokenPolicy: LocalText = {
  zh: '数据集的权限策略有误，因此不提供任何行。请联系数据负责人修正策略。',
  en: 'The dataset’s policy has an error, so it gives no rows. Ask the data steward to correct it.',
}

const noRowsGranted: LocalText = {
  zh: '策略没有授予您的角色任何行。请向数据负责人申请授权。',
  en: 'The policy grants your role no rows. Ask the data steward for access.',
}

function roleNotNamed(role: Role): LocalText {
  return {
    zh: `策略没有授权角色 ${role}。请向数据负责人申请授权。`,
    en: `The policy names no grant for the role ${role}. Ask the data steward for access.`,
  }
}

const attributeNames: Readonly<Record<Attribute, LocalText>> = {
  branch: { zh: '机构', en: 'branch' },
  branches: { zh: '机构范围', en: 'branches' },
  region: { zh: '区域', en: 'region' },
  subject: { zh: '人员代码', en: 'staff code' },
}

function attributeMissing(attribute: Attribute): LocalText {
  const { zh, en } = attributeNames[attribute]
  return {
    zh: `您当前的任职没有登记${zh}，因此看不到行。请让管理员补全任职信息。`,
    en: `Your position has no ${en} on record, so you see no rows. Ask an administrator to complete it.`,
  }
}
