import type { Column } from '@aladdin/sdk/contract/dataset.ts'
import { Purpose, type Grant, type Policy } from '@aladdin/sdk/contract/policy.ts'
import type { RowRule } from '@aladdin/sdk/contract/row-rule.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import { combineGrants, grantsFor } from '../../engine/extract/combine-grants.ts'

/** Exceptions are for what whoever names no purpose asks for. */
const purpose: Purpose = 'analysis'
const everyPurpose = Purpose.anyOf.map((one) => one.const)

/** What is given to one person beyond her role. */
export interface Given {
  readonly person: string
  readonly role: Role
  readonly wanted: 'rows' | 'column' | 'export'
  readonly column?: string
  readonly rows: 'own-branches' | 'all'
  readonly expires: string
  readonly note: string
  readonly today: string
}

/**
 * The policy with an exception: what the person has today, and the one right more, until a day. Earlier exceptions of
 * hers are taken into it, and the first end is the end of all. Whose role is given nothing gets columns as strictly as anyone does.
 */
export function withException(policy: Policy, given: Given, columns: readonly Column[]): Policy {
  const { person, role, today, expires, note } = given
  const held = grantsFor(policy, { role, person, today, purpose })
  const start = combineGrants(held) ?? combineGrants(policy.grants)
  const grant: Grant = {
    roles: [role],
    people: [person],
    purposes: [purpose],
    rows: held.length > 0 ? (start?.rows ?? { rule: 'none' }) : { rule: 'none' },
    columns: { ...start?.columns },
    ...(start?.mode.kind === 'rows' || start === undefined ? {} : { mode: start.mode }),
    ...(start?.export === undefined ? {} : { export: held.length > 0 ? start.export : 'none' }),
    expires: start?.until !== undefined && held.length > 0 && start.until < expires ? start.until : expires,
    note,
  }
  return { grants: [...withoutPerson(policy, person, role), widened(grant, given, columns)] }
}

function widened(grant: Grant, given: Given, columns: readonly Column[]): Grant {
  switch (given.wanted) {
    case 'rows': {
      const { mode: _, ...plain } = grant
      return { ...plain, rows: rowsOf(given.rows, columns) }
    }
    case 'column': {
      const { [given.column ?? '']: _, ...others } = grant.columns
      return { ...grant, columns: others }
    }
    case 'export':
      return { ...grant, export: 'with-receipt' }
  }
}

function rowsOf(rows: Given['rows'], columns: readonly Column[]): RowRule {
  const branch = columns.find(
    ({ entity, type, name }) => type === 'text' && (entity === 'branch' || name === 'branch_id'),
  )
  if (rows === 'all' || branch === undefined) return { rule: 'all' }
  return { rule: 'within', column: branch.name, attribute: 'branches' }
}

/** The grants without what one person was given by name in this role for the purpose of the new exception. */
function withoutPerson({ grants }: Policy, person: string, role: Role): Grant[] {
  return grants.flatMap((grant) => {
    const { people, purposes = everyPurpose } = grant
    if (people?.includes(person) !== true || !grant.roles.includes(role)) return [grant]
    const others = people.filter((id) => id !== person)
    const kept = purposes.filter((one) => one !== purpose)
    return [
      ...(others.length === 0 ? [] : [{ ...grant, people: others }]),
      ...(kept.length === 0 ? [] : [{ ...grant, people: [person], purposes: kept }]),
    ]
  })
}
