import { expect, test } from 'vitest'
import type { Grant, Policy, Treatment } from '@aladdin/sdk/contract/policy.ts'
import { combineGrants, grantsFor } from './combine-grants.ts'

const treatments: readonly Treatment[] = [
  { treatment: 'visible' },
  { treatment: 'masked', mask: 'mobile' },
  { treatment: 'masked', mask: 'pseudonym' },
  { treatment: 'join-only' },
  { treatment: 'hidden' },
]
const exports = [undefined, 'none', 'with-receipt'] as const
const grant = (part: Partial<Grant> = {}): Grant => ({
  roles: ['analyst'],
  rows: { rule: 'all' },
  columns: {},
  ...part,
})

test('a column that two grants name is never shown better than either shows it', () => {
  for (const one of treatments) {
    for (const other of treatments) {
      const both = combineGrants([grant({ columns: { phone: one } }), grant({ columns: { phone: other } })])
      const shown = both!.columns['phone']!
      const allowed = [one, other].every(
        (part) =>
          part.treatment === 'visible' ||
          shown.treatment === 'hidden' ||
          JSON.stringify(part) === JSON.stringify(shown),
      )
      expect(allowed, JSON.stringify([one, other, shown])).toBe(true)
    }
  }
})

test('in whatever order grants stand, together they give the same columns and the same export', () => {
  for (const one of exports) {
    for (const other of exports) {
      const parts = [one, other].map((right) => grant(right === undefined ? {} : { export: right }))
      const [first, second] = [combineGrants(parts), combineGrants(parts.toReversed())]
      expect(first!.export).toBe(second!.export)
      if (parts.some((part) => part.export === 'none')) expect(first!.export).toBe('none')
    }
  }
})

test('rows are united inside a role, and none are given where the forms disagree', () => {
  const own = { rule: 'within', column: 'branch_id', attribute: 'branches' } as const
  expect(combineGrants([grant({ rows: own }), grant()])!.rows).toEqual({
    rule: 'or',
    rules: [own, { rule: 'all' }],
  })
  expect(combineGrants([grant(), grant({ mode: { kind: 'server-only' } })])!.rows).toEqual({ rule: 'none' })
})

test('a person’s exception stands in place of her role’s grant until its day, and then the role’s is back', () => {
  const policy: Policy = {
    grants: [
      grant({ columns: { phone: { treatment: 'hidden' } } }),
      grant({ people: ['P1'], expires: '2026-03-10' }),
    ],
  }
  const of = (person: string, today?: string) =>
    grantsFor(policy, { role: 'analyst', person, ...(today === undefined ? {} : { today }) })
  expect(of('P1', '2026-03-09')).toEqual([policy.grants[1]])
  expect(of('P1', '2026-03-10')).toEqual([policy.grants[0]])
  expect(of('P1')).toEqual([policy.grants[0]])
  expect(of('P2', '2026-03-09')).toEqual([policy.grants[0]])
})

test('a grant for one purpose gives nothing for another, nor to whoever names none', () => {
  const policy: Policy = { grants: [grant({ purposes: ['risk'] })] }
  expect(grantsFor(policy, { role: 'analyst', purpose: 'risk' })).toHaveLength(1)
  expect(grantsFor(policy, { role: 'analyst', purpose: 'marketing' })).toEqual([])
  expect(grantsFor(policy, { role: 'analyst' })).toEqual([])
})
