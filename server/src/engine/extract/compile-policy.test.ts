import { expect, test } from 'vitest'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import { checkPolicy, type PolicyColumn } from './check-policy.ts'
import { compilePolicy, type PolicyViewer } from './compile-policy.ts'
import { entitlementOf } from './entitlement.ts'

const columns: PolicyColumn[] = [
  { name: 'branch_id', type: 'text' },
  { name: 'manager', type: 'text' },
  { name: 'holder', type: 'text' },
  { name: 'balance', type: 'number' },
]
const dataset = { name: 'accounts', columns, secret: '0123456789abcdef' }
const xian: PolicyViewer = {
  role: 'analyst',
  attributes: { branch: 'XA', branches: ['XA-YT', 'XA', 'XA-YT'], region: null, subject: null },
}
const within: RowRule = { rule: 'within', column: 'branch_id', attribute: 'branches' }
const grant = (rows: unknown, treatments: unknown = {}) => ({
  grants: [{ roles: ['analyst'], rows, columns: treatments }],
})

test('a rule over branches becomes a predicate of exactly the bound branches', () => {
  const { where, used, reason } = compilePolicy(grant(within), dataset, xian)
  expect(where).toBe(`"branch_id" in ('XA', 'XA-YT')`)
  expect(used).toEqual({ branches: ['XA', 'XA-YT'] })
  expect(reason).toBeUndefined()
})

test.each<[string, unknown, string]>([
  ['all rows', { rule: 'all' }, 'true'],
  ['no row', { rule: 'none' }, 'false'],
  [
    'an attribute the session does not hold',
    { rule: 'equals', column: 'manager', attribute: 'subject' },
    'false',
  ],
  [
    'one of two, the other missing',
    { rule: 'or', rules: [{ rule: 'equals', column: 'manager', attribute: 'subject' }, within] },
    `"branch_id" in ('XA', 'XA-YT')`,
  ],
  [
    'both of two, one missing',
    { rule: 'and', rules: [{ rule: 'equals', column: 'manager', attribute: 'subject' }, within] },
    'false',
  ],
  [
    'both of two',
    { rule: 'and', rules: [{ rule: 'equals', column: 'manager', attribute: 'branch' }, within] },
    `("manager" in ('XA') and "branch_id" in ('XA', 'XA-YT'))`,
  ],
  ['a misspelt attribute', { rule: 'equals', column: 'manager', attribute: 'brunch' }, 'false'],
  ['a misspelt rule', { rule: 'al' }, 'false'],
  ['an unknown column', { rule: 'equals', column: 'branch', attribute: 'branch' }, 'false'],
  ['an empty or', { rule: 'or', rules: [] }, 'false'],
])('%s gives the predicate that never opens more', (_name, rule, expected) => {
  const compiled = compilePolicy(grant(rule), dataset, xian)
  expect(compiled.where).toBe(expected)
  if (expected === 'false') expect(compiled.reason?.zh).toMatch(/。$/)
})

test('a role that no grant names sees no row and is told why', () => {
  const compiled = compilePolicy(grant({ rule: 'all' }), dataset, { ...xian, role: 'viewer' })
  expect([compiled.where, compiled.reason?.en]).toEqual(['false', expect.stringContaining('viewer')])
})

test('a value of the session cannot leave its quotes', () => {
  const attributes = { ...xian.attributes, branches: ["X') or true --"] }
  expect(compilePolicy(grant(within), dataset, { ...xian, attributes }).where).toBe(
    `"branch_id" in ('X'') or true --')`,
  )
})

test('hidden columns are absent and masked ones are replaced', () => {
  const treatments = {
    manager: { treatment: 'hidden' },
    holder: { treatment: 'masked', mask: 'person-name' },
  }
  const { columns } = compilePolicy(grant(within, treatments), dataset, xian)
  expect(columns.map(({ name, treatment }) => [name, treatment.treatment])).toEqual([
    ['branch_id', 'visible'],
    ['holder', 'masked'],
    ['balance', 'visible'],
  ])
  expect(columns[1]?.expression).not.toBe('"holder"')
})

test.each<[string, unknown, string[]]>([
  ['a good policy', grant(within), []],
  ['an unknown column in the rule', grant({ ...within, column: 'branch' }), ['unknown-column']],
  ['an unknown column to treat', grant(within, { phone: { treatment: 'hidden' } }), ['unknown-column']],
  [
    'a mask for another type',
    grant(within, { balance: { treatment: 'masked', mask: 'mobile' } }),
    ['mask-does-not-fit'],
  ],
  [
    'a role whose two grants disagree on a column',
    { grants: [...grant(within).grants, ...grant(within, { holder: { treatment: 'hidden' } }).grants] },
    ['grants-contradict'],
  ],
  ['a number column in the rule', grant({ ...within, column: 'balance' }), ['rule-column-not-text']],
  ['one branch equal to many', grant({ ...within, rule: 'equals' }), ['attribute-does-not-fit']],
  ['an unknown attribute', grant({ ...within, attribute: 'grade' }), ['malformed']],
  ['an unknown mask', grant(within, { holder: { treatment: 'masked', mask: 'rot13' } }), ['malformed']],
  [
    'nothing left to see',
    grant(within, Object.fromEntries(columns.map(({ name }) => [name, { treatment: 'hidden' }]))),
    ['nothing-visible'],
  ],
])('saving %s is answered with its problems', (_name, policy, codes) => {
  expect(checkPolicy(policy, columns).map(({ code }) => code)).toEqual(codes)
})

test('two viewers of one branch share a key; branch, policy version, role and snapshot each change it', () => {
  const request = {
    dataset,
    version: { snapshot: 'a'.repeat(64) },
    policy: { version: 1, policy: grant(within) },
    viewer: xian,
  }
  const key = entitlementOf(request).key
  const attributes = { ...xian.attributes, branches: ['XA', 'XA-YT'], subject: 'M77' }
  expect(entitlementOf({ ...request, viewer: { ...xian, attributes } }).key).toBe(key)
  const others = [
    { ...request, viewer: { ...xian, attributes: { ...xian.attributes, branches: ['XA'] } } },
    { ...request, viewer: { ...xian, role: 'viewer' as const } },
    { ...request, policy: { ...request.policy, version: 2 } },
    { ...request, version: { snapshot: 'b'.repeat(64) } },
    { ...request, dataset: { ...dataset, name: 'loans' } },
  ].map((other) => entitlementOf(other).key)
  expect(new Set([key, ...others]).size).toBe(6)
})

test('two people have one key exactly when the same rows and columns are written for them in the same form', () => {
  const rules: RowRule[] = [
    { rule: 'all' },
    within,
    { rule: 'under', column: 'branch_id', branch: 'XA' },
    { rule: 'in', column: 'branch_id', values: ['XA', 'SH'] },
    { rule: 'compare', column: 'balance', op: '≥', value: 100 },
    { rule: 'compare', column: 'branch_id', op: '=', attribute: 'branch' },
  ]
  const shown = [
    {},
    { holder: { treatment: 'join-only' } },
    { holder: { treatment: 'masked', mask: 'pseudonym' } },
  ]
  const modes = [undefined, { kind: 'server-only' }]
  const secrets = ['0123456789abcdef', 'fedcba9876543210']
  const viewers = ['XA', 'SH'].flatMap((branch) =>
    ['P1', 'P2'].map((person) => ({
      role: 'analyst' as const,
      person,
      attributes: { branch, branches: [branch], region: null, subject: null },
    })),
  )
  const met = new Map<string, string>()
  for (const rows of rules) {
    for (const treatments of shown) {
      for (const mode of modes) {
        for (const joinSecret of secrets) {
          for (const viewer of viewers) {
            const given = {
              roles: ['analyst'],
              rows,
              columns: treatments,
              ...(mode === undefined ? {} : { mode }),
            }
            const {
              key,
              where,
              columns: made,
              mode: form,
            } = entitlementOf({
              dataset: { ...dataset, joinSecret, under: () => ['XA', 'XA-YT'] },
              version: { snapshot: 'a'.repeat(64) },
              policy: { version: 1, policy: { grants: [given] } },
              viewer,
            })
            const written = JSON.stringify([where, made, form])
            expect(met.get(key) ?? written, written).toBe(written)
            met.set(key, written)
          }
        }
      }
    }
  }
  expect(new Set(met.values()).size).toBe(met.size)
})
