import type { Comparison, RowRule, RuleValue } from '@aladdin/sdk/contract/row-rule.ts'

/** Whether one branch is another or below it. */
export type IsBelow = (branch: string, top: string) => boolean

/**
 * Whether every row of `narrow` is provably a row of `wide`, for whoever asks. `false` means that it could not be
 * proved, and counts as wider: what nobody can see through is looked at by a second person.
 */
export function ruleImplies(narrow: RowRule, wide: RowRule, isBelow: IsBelow): boolean {
  if (wide.rule === 'all' || narrow.rule === 'none') return true
  if (sameRule(narrow, wide)) return true
  const implies = (one: RowRule, other: RowRule) => ruleImplies(one, other, isBelow)
  if (narrow.rule === 'or') return narrow.rules.every((part) => implies(part, wide))
  if (wide.rule === 'and') return wide.rules.every((part) => implies(narrow, part))
  const byPart =
    (narrow.rule === 'and' && narrow.rules.some((part) => implies(part, wide))) ||
    (wide.rule === 'or' && wide.rules.some((part) => implies(narrow, part)))
  return byPart || partImplies(narrow, wide, isBelow)
}

function sameRule(one: RowRule, other: RowRule): boolean {
  return text(one) === text(other)
}

function text(rule: RowRule): string {
  if (rule.rule === 'and' || rule.rule === 'or') {
    return JSON.stringify([rule.rule, rule.rules.map(text).toSorted()])
  }
  return JSON.stringify(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function partImplies(narrow: RowRule, wide: RowRule, isBelow: IsBelow): boolean {
  if (!('column' in narrow) || !('column' in wide) || narrow.column !== wide.column) return false
  const bound = boundTo(narrow)
  if (bound !== undefined) {
    // the branch that one acts for is among the branches that one acts for
    const boundWide = boundTo(wide)
    return boundWide === bound || (bound === 'branch' && boundWide === 'branches')
  }
  if (narrow.rule === 'under') return wide.rule === 'under' && isBelow(narrow.branch, wide.branch)
  const values = valuesOf(narrow)
  if (values !== undefined) return values.every((value) => accepts(wide, value, isBelow))
  if (narrow.rule !== 'compare' || wide.rule !== 'compare') return false
  if (!('value' in narrow) || !('value' in wide)) return false
  return intervalImplies(narrow, wide)
}

/** The attribute that a rule wants the column to be; undefined for every other rule. */
function boundTo(rule: RowRule): string | undefined {
  if (rule.rule === 'equals' || rule.rule === 'within') return rule.attribute
  return rule.rule === 'compare' && 'attribute' in rule && rule.op === '=' ? rule.attribute : undefined
}

function valuesOf(rule: RowRule): readonly RuleValue[] | undefined {
  if (rule.rule === 'in') return rule.values
  return rule.rule === 'compare' && 'value' in rule && rule.op === '=' ? [rule.value] : undefined
}

function accepts(rule: RowRule, value: RuleValue, isBelow: IsBelow): boolean {
  if (rule.rule === 'in') return rule.values.includes(value)
  if (rule.rule === 'under') return typeof value === 'string' && isBelow(value, rule.branch)
  return rule.rule === 'compare' && 'value' in rule && compares(value, rule.op, rule.value)
}

function compares(one: RuleValue, op: Comparison, other: RuleValue): boolean {
  if (typeof one !== typeof other) return false
  switch (op) {
    case '=':
      return one === other
    case '≠':
      return one !== other && typeof one !== 'string'
    case '<':
      return one < other
    case '≤':
      return one <= other
    case '>':
      return one > other
    case '≥':
      return one >= other
  }
}

type OfValue = { readonly op: Comparison; readonly value: RuleValue }

/** Days compare as their ISO text does; anything but numbers and whole days is not judged. */
function intervalImplies(narrow: OfValue, wide: OfValue): boolean {
  if (!isOrdered(narrow.value) || !isOrdered(wide.value)) return false
  const side = (op: Comparison) =>
    op === '<' || op === '≤' ? 'below' : op === '>' || op === '≥' ? 'above' : ''
  const direction = side(narrow.op)
  if (direction === '' || direction !== side(wide.op)) return false
  const reaches = narrow.op === '≤' || narrow.op === '≥'
  const admits = wide.op === '≤' || wide.op === '≥'
  const strictly = direction === 'below' ? '<' : '>'
  return narrow.value === wide.value ? !reaches || admits : compares(narrow.value, strictly, wide.value)
}

function isOrdered(value: RuleValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
}
