import { Purpose, type Policy, type Treatment } from '@aladdin/sdk/contract/policy.ts'
import { Role } from '@aladdin/sdk/contract/route.ts'
import {
  combineGrants,
  defaultMode,
  exportRank,
  grantsFor,
  sameTreatment,
  treatmentIn,
  type Asker,
  type Combined,
} from './combine-grants.ts'
import { ruleImplies, type IsBelow } from './rule-implies.ts'

/** One way in which a policy gives somebody more than the one before. */
export interface Widening {
  readonly what: 'rows' | 'column' | 'mode' | 'export'
  readonly role: Asker['role']
  /** The person, where it is an exception. */
  readonly person?: string
  readonly column?: string
  /** First day on which more is given, where that is later than today: an end that was put off. */
  readonly from?: string
}

export interface WideningView {
  readonly today: string
  readonly isBelow: IsBelow
}

/** Whether a policy gives anyone more than the one before, today or on any day to come. */
export function isWider(before: Policy, after: Policy, view: WideningView): boolean {
  return findWidenings(before, after, view).length > 0
}

/** What exactly is wider. What cannot be proved to be narrower or equal counts as wider. */
export function findWidenings(before: Policy, after: Policy, view: WideningView): readonly Widening[] {
  const found = new Map<string, Widening>()
  for (const day of daysOfChange([before, after], view.today)) {
    for (const asker of askers([before, after], day)) {
      const now = combineGrants(grantsFor(after, asker))
      if (now === undefined) continue
      const old = combineGrants(grantsFor(before, asker))
      for (const { what, column } of compare(old, now, view.isBelow)) {
        const key = [what, asker.role, asker.person, column].join()
        if (found.has(key)) continue
        found.set(key, {
          what,
          role: asker.role,
          ...(asker.person === undefined ? {} : { person: asker.person }),
          ...(column === undefined ? {} : { column }),
          ...(day === view.today ? {} : { from: day }),
        })
      }
    }
  }
  return [...found.values()]
}

function daysOfChange(policies: readonly Policy[], today: string): readonly string[] {
  const ends = policies.flatMap(({ grants }) => grants.map(({ expires }) => expires ?? today))
  return [...new Set([today, ...ends.filter((day) => day > today)])].toSorted()
}

/** Everyone whom two policies can tell apart: each role for each purpose, and each person whom one of them names. */
function* askers(policies: readonly Policy[], today: string): Generator<Asker> {
  const people = new Set(policies.flatMap(({ grants }) => grants.flatMap((grant) => grant.people ?? [])))
  for (const { const: role } of Role.anyOf) {
    for (const { const: purpose } of Purpose.anyOf) {
      yield { role, purpose, today }
      for (const person of people) yield { role, purpose, person, today }
    }
  }
}

interface Difference {
  readonly what: Widening['what']
  readonly column?: string
}

function compare(old: Combined | undefined, now: Combined, isBelow: IsBelow): Difference[] {
  const gives = !ruleImplies(now.rows, { rule: 'none' }, isBelow)
  if (!gives) return []
  if (old === undefined || !ruleImplies(now.rows, old.rows, isBelow)) return [{ what: 'rows' }]
  const names = new Set([...Object.keys(old.columns), ...Object.keys(now.columns)])
  const weaker = [...names].filter((name) =>
    isWeaker(treatmentIn(old.columns, name), treatmentIn(now.columns, name)),
  )
  return [
    ...weaker.map((column) => ({ what: 'column', column }) as const),
    ...(isOpener(old.mode, now.mode) ? [{ what: 'mode' } as const] : []),
    ...(exportRank(now.export) > exportRank(old.export) ? [{ what: 'export' } as const] : []),
  ]
}

/** Whether a column shows more: only hiding it, or leaving it as it is, surely does not. */
function isWeaker(before: Treatment, after: Treatment): boolean {
  return before.treatment !== 'visible' && after.treatment !== 'hidden' && !sameTreatment(before, after)
}

function isOpener(before: Combined['mode'], after: Combined['mode']): boolean {
  if (before.kind === defaultMode.kind) return false
  if (before.kind !== 'aggregate' || after.kind !== 'aggregate') return before.kind !== after.kind
  const more = (list: readonly string[], than: readonly string[]) => list.some((name) => !than.includes(name))
  return (
    after.k < before.k ||
    after.entity !== before.entity ||
    after.maxDimensions > before.maxDimensions ||
    more(after.dimensions, before.dimensions) ||
    more(after.measures, before.measures)
  )
}
