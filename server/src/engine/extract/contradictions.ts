import type { Grant, Policy } from '@aladdin/sdk/contract/policy.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'
import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import { defaultMode, sameMode, sameTreatment, treatmentIn } from './combine-grants.ts'
import type { PolicyProblem } from './policy-problem.ts'

/** Someone who holds a position, to show what a policy would do to a real person. */
export interface KnownPerson {
  readonly id: string
  readonly role: Role
  readonly display: LocalText
  readonly branch: LocalText
}

/** Grants that say different things to one person: about a column, the mode or the export. */
export function findContradictions(
  { grants }: Policy,
  columns: readonly { readonly name: string }[],
  people: readonly KnownPerson[],
): readonly PolicyProblem[] {
  return grants.flatMap((other, at) =>
    grants.slice(0, at).flatMap((one) => {
      const roles = one.roles.filter((role) => other.roles.includes(role))
      if (roles.length === 0 || !meetsOnePerson(one, other) || !meetsOnePurpose(one, other)) return []
      const about = differences(one, other, columns)[0]
      if (about === undefined) return []
      const shown = people.find(
        ({ id, role }) => roles.includes(role) && (one.people === undefined || one.people.includes(id)),
      )
      return [contradiction(about, { roles, shown }, `grants/${at}`)]
    }),
  )
}

function meetsOnePerson(one: Grant, other: Grant): boolean {
  // an exception takes the place of what the role is given, so the two never meet
  if ((one.people === undefined) !== (other.people === undefined)) return false
  return one.people === undefined || one.people.some((id) => other.people?.includes(id) === true)
}

function meetsOnePurpose(one: Grant, other: Grant): boolean {
  if (one.purposes === undefined || other.purposes === undefined) return true
  return one.purposes.some((purpose) => other.purposes?.includes(purpose) === true)
}

function differences(one: Grant, other: Grant, columns: readonly { readonly name: string }[]): LocalText[] {
  const named = columns
    .filter(({ name }) => !sameTreatment(treatmentIn(one.columns, name), treatmentIn(other.columns, name)))
    .map(({ name }) => ({ zh: `列 ${name}`, en: `column ${name}` }))
  const modes = sameMode(one.mode ?? defaultMode, other.mode ?? defaultMode)
    ? []
    : [{ zh: '给数方式', en: 'the form in which rows are given' }]
  const exports = one.export === other.export ? [] : [{ zh: '导出权', en: 'the right to export' }]
  return [...named, ...modes, ...exports]
}

function contradiction(
  about: LocalText,
  { roles, shown }: { roles: readonly Role[]; shown: KnownPerson | undefined },
  at: string,
): PolicyProblem {
  const who =
    shown === undefined
      ? { zh: `角色 ${roles.join('、')}`, en: `The role ${roles.join(', ')}` }
      : {
          zh: `${shown.display.zh}（${shown.branch.zh}）`,
          en: `${shown.display.en} (${shown.branch.en})`,
        }
  const message = {
    zh: `${who.zh}会从两条授权得到不同的${about.zh}。请让两条授权一致，或合并成一条。`,
    en: `${who.en} would get two answers about ${about.en} from two grants. Make them agree or join them.`,
  }
  return { code: 'grants-contradict', at, message }
}
