import { expect, test } from 'vitest'
import type { Grant, Policy } from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import { findWidenings, isWider } from './is-wider.ts'

const view = { today: '2026-03-02', isBelow: (branch: string, top: string) => branch.startsWith(top) }
const grant = (part: Partial<Grant> = {}): Policy => ({
  grants: [{ roles: ['analyst'], rows: { rule: 'all' }, columns: {}, ...part }],
})
const rows = (rule: RowRule) => grant({ rows: rule })
const atLeast = (value: number): RowRule => ({ rule: 'compare', column: 'balance', op: '≥', value })
const inBranches = (...values: string[]): RowRule => ({ rule: 'in', column: 'branch_id', values })
const own: RowRule = { rule: 'within', column: 'branch_id', attribute: 'branches' }
const mode = { kind: 'aggregate', entity: 'id', maxDimensions: 2, measures: [] } as const
const sums = (k: number, dimensions = ['branch_id']) =>
  grant({ mode: { ...mode, measures: [], k, dimensions } })

test.each<[string, Policy, Policy]>([
  ['a role that was given nothing', { grants: [] }, grant()],
  ['all rows instead of one’s own', rows(own), rows({ rule: 'all' })],
  ['a lower bound', rows(atLeast(100)), rows(atLeast(50))],
  ['one more value', rows(inBranches('XA')), rows(inBranches('XA', 'SH'))],
  [
    'a branch above',
    rows({ rule: 'under', column: 'b', branch: 'XA-YT' }),
    rows({ rule: 'under', column: 'b', branch: 'XA' }),
  ],
  ['one condition less', rows({ rule: 'and', rules: [own, atLeast(5)] }), rows(own)],
  ['a mask taken away', grant({ columns: { name: { treatment: 'hidden' } } }), grant()],
  ['rows instead of sums', sums(10), grant()],
  ['smaller groups', sums(10), sums(5)],
  ['finer groups', sums(10), sums(10, ['branch_id', 'city'])],
  ['rows that the browser gets', grant({ mode: { kind: 'server-only' } }), grant()],
  ['an export', grant({ export: 'none' }), grant({ export: 'with-receipt' })],
  ['a later end', grant({ expires: '2026-04-01' }), grant({ expires: '2026-05-01' })],
  ['no end', grant({ expires: '2026-04-01' }), grant()],
  ['another purpose', grant({ purposes: ['risk'] }), grant({ purposes: ['risk', 'marketing'] })],
  [
    'an exception for a person',
    rows(own),
    { grants: [...rows(own).grants, ...grant({ people: ['P1'] }).grants] },
  ],
])('%s is wider, and the way back is not', (_name, narrow, wide) => {
  expect(isWider(narrow, wide, view)).toBe(true)
  expect(isWider(wide, narrow, view)).toBe(false)
})

test('another mask is wider in both directions, because neither shows less than the other for certain', () => {
  const [one, other] = (['pseudonym', 'mobile'] as const).map((mask) =>
    grant({ columns: { phone: { treatment: 'masked', mask } } }),
  ) as [Policy, Policy] // two masks, two policies
  expect([isWider(one, other, view), isWider(other, one, view)]).toEqual([true, true])
})

test('an end that was put off says from when on it gives more', () => {
  const found = findWidenings(grant({ expires: '2026-04-01' }), grant({ expires: '2026-05-01' }), view)
  expect(found).toEqual([{ what: 'rows', role: 'analyst', from: '2026-04-01' }])
})

test('whatever does not count as wider never lets a row in that was kept out', () => {
  const random = numbers(7)
  let judged = 0
  for (let round = 0; round < 4000; round++) {
    const [before, after] = [ruleOf(random, 3), ruleOf(random, 3)]
    if (isWider(rows(before), rows(after), view)) continue
    judged++
    for (const branch of ['XA', 'XA-YT', 'SH', null]) {
      for (const balance of [0, 1, 2, 3, null]) {
        for (const viewer of ['XA', 'XA-YT', 'SH']) {
          const row = { branch, balance, viewer }
          const pair = JSON.stringify([before, after, row])
          expect(!holds(after, row) || holds(before, row), pair).toBe(true)
        }
      }
    }
  }
  expect(judged).toBeGreaterThan(200)
})

interface Row {
  readonly branch: string | null
  readonly balance: number | null
  readonly viewer: string
}

/** The meaning of a rule, written a second time. */
function holds(rule: RowRule, { branch, balance, viewer }: Row): boolean {
  switch (rule.rule) {
    case 'all':
      return true
    case 'none':
      return false
    case 'and':
      return rule.rules.every((part) => holds(part, { branch, balance, viewer }))
    case 'or':
      return rule.rules.some((part) => holds(part, { branch, balance, viewer }))
    case 'equals':
      return branch === viewer
    case 'within':
      return branch !== null && branch.startsWith(viewer)
    case 'under':
      return branch !== null && branch.startsWith(rule.branch)
    case 'in':
      return branch !== null && rule.values.includes(branch)
    case 'compare': {
      if (balance === null || !('value' in rule)) return false
      const value = Number(rule.value)
      const answers = {
        '=': balance === value,
        '≠': balance !== value,
        '<': balance < value,
        '≤': balance <= value,
        '>': balance > value,
        '≥': balance >= value,
      }
      return answers[rule.op]
    }
  }
}

function ruleOf(random: () => number, depth: number): RowRule {
  const pick = <TValue>(values: readonly TValue[]) => values[Math.floor(random() * values.length)]!
  const kind = pick(depth > 1 ? (['and', 'or', 'leaf', 'leaf'] as const) : (['leaf'] as const))
  if (kind !== 'leaf') return { rule: kind, rules: [ruleOf(random, depth - 1), ruleOf(random, depth - 1)] }
  const branch = () => pick(['XA', 'XA-YT', 'SH'])
  return pick<() => RowRule>([
    () => ({ rule: 'all' }),
    () => ({ rule: 'none' }),
    () => ({ rule: 'equals', column: 'branch', attribute: 'branch' }),
    () => ({ rule: 'within', column: 'branch', attribute: 'branches' }),
    () => ({ rule: 'under', column: 'branch', branch: branch() }),
    () => ({ rule: 'in', column: 'branch', values: [branch(), branch()] }),
    () => ({
      rule: 'compare',
      column: 'balance',
      op: pick(['=', '≠', '<', '≤', '>', '≥']),
      value: Math.floor(random() * 4),
    }),
  ])()
}

/** The same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
