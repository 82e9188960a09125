import type { ColumnType } from '@aladdin/sdk/contract/dataset.ts'
import type { Attribute, Comparison, RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { quoteName, quoteText } from '@aladdin/sdk/ingest/quote.ts'
import type { BoundAttributes } from './bound-attributes.ts'
import { attributeMissing, branchUnknown, noRowsGranted } from './policy-reasons.ts'
import { ruleLiteral } from './rule-literal.ts'

export interface CompiledRule {
  /** SQL predicate over the snapshot's columns. */
  readonly where: string
  /** Values of the attributes that it uses. */
  readonly used: Readonly<Partial<Record<Attribute, readonly string[]>>>
  /** Why it can never be true; absent when it can. */
  readonly reason?: LocalText
}

export interface RuleSurroundings {
  readonly attributes: BoundAttributes
  readonly types: ReadonlyMap<string, ColumnType>
  /** Ids of a branch and of all below it; nothing for a branch that is not there. */
  readonly under: (branch: string) => readonly string[]
}

/** A rule as SQL. Rules have no negation: a part that cannot be decided is false and can only take rows away. */
export function compileRule(rule: RowRule, surroundings: RuleSurroundings): CompiledRule {
  switch (rule.rule) {
    case 'all':
      return { where: 'true', used: {} }
    case 'none':
      return never(noRowsGranted)
    case 'equals':
    case 'within':
      return ofAttribute(rule, surroundings)
    case 'compare':
      return 'attribute' in rule
        ? compareAttribute(rule, surroundings)
        : compareValue(rule, surroundings.types.get(rule.column))
    case 'in': {
      const type = surroundings.types.get(rule.column)
      const values = rule.values.map((value) => (type === undefined ? undefined : ruleLiteral(value, type)))
      const known = values.filter((value) => value !== undefined)
      if (known.length < values.length) return never(noRowsGranted)
      return { where: `${quoteName(rule.column)} in (${sorted(known).join(', ')})`, used: {} }
    }
    case 'under': {
      const ids = surroundings.under(rule.branch)
      if (ids.length === 0) return never(branchUnknown(rule.branch))
      return { where: isOneOf(rule.column, ids), used: {} }
    }
    case 'and':
    case 'or':
      return combine(
        rule.rule,
        rule.rules.map((part) => compileRule(part, surroundings)),
      )
  }
}

const operators: Readonly<Record<Comparison, string>> = {
  '=': '=',
  '≠': '<>',
  '<': '<',
  '≤': '<=',
  '>': '>',
  '≥': '>=',
}

function ofAttribute(rule: { column: string; attribute: Attribute }, { attributes }: RuleSurroundings) {
  const values = valuesOf(rule.attribute, attributes)
  if (values.length === 0) return never(attributeMissing(rule.attribute))
  return { where: isOneOf(rule.column, values), used: { [rule.attribute]: values } }
}

function compareAttribute(
  rule: { column: string; op: Comparison; attribute: Attribute },
  { attributes }: RuleSurroundings,
): CompiledRule {
  const values = valuesOf(rule.attribute, attributes)
  const [value] = values
  if (value === undefined || values.length > 1) return never(attributeMissing(rule.attribute))
  const where = `${quoteName(rule.column)} ${operators[rule.op]} ${quoteText(value)}`
  return { where, used: { [rule.attribute]: values } }
}

function compareValue(
  rule: Extract<RowRule, { value: unknown }>,
  type: ColumnType | undefined,
): CompiledRule {
  const literal = type === undefined ? undefined : ruleLiteral(rule.value, type)
  if (literal === undefined) return never(noRowsGranted)
  const column = quoteName(rule.column)
  const compared = `${column} ${operators[rule.op]} ${literal}`
  // to the engine "not a number" is more than every number; to us it is not known
  return { where: type === 'number' ? `(not isnan(${column}) and ${compared})` : compared, used: {} }
}

function combine(kind: 'and' | 'or', parts: readonly CompiledRule[]): CompiledRule {
  const [absorbing, neutral] = kind === 'and' ? ['false', 'true'] : ['true', 'false']
  const decided = parts.find(({ where }) => where === absorbing)
  if (decided) return decided
  const open = parts.filter(({ where }) => where !== neutral)
  const [first] = open
  if (!first) return parts[0] ?? { where: 'false', used: {} }
  if (open.length === 1) return first
  const used: CompiledRule['used'] = Object.assign({}, ...open.map((part) => part.used))
  return { where: `(${open.map(({ where }) => where).join(` ${kind} `)})`, used }
}

/** Sorted and without doubles, so that equal sets are equal text. Whatever is no list of texts is no value. */
function valuesOf(attribute: Attribute, attributes: BoundAttributes): readonly string[] {
  const value: unknown = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((item): item is string => typeof item === 'string' && item !== '')
  return texts.length === list.length ? sorted(texts) : []
}

function isOneOf(column: string, values: readonly string[]): string {
  return `${quoteName(column)} in (${sorted(values).map(quoteText).join(', ')})`
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted()
}

function never(reason: LocalText): CompiledRule {
  return { where: 'false', used: {}, reason }
}
