import { isIPv6 } from 'node:net'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Session } from '@aladdin/sdk/contract/session.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { createFailureLimit } from '../../platform/failure-limit.ts'
import { describeSession } from './describe-session.ts'
import { isPassword } from './password.ts'
import { createPeopleStore } from './people-store.ts'
import { deleteSession, insertSession } from './store.ts'

interface Attempt {
  readonly name: string
  readonly password: string
  readonly address: string
  /** Session that the browser still had; it ends with this sign-in. */
  readonly former: string | undefined
}

/** Signs in with name and password; whatever is wrong, the answer and its time are the same. */
export function createSignIn(context: Context) {
  const { db, clock } = context
  const people = createPeopleStore(db)
  const perName = createFailureLimit({ clock, limit: 5, windowMs: 60_000 })
  const perAddress = createFailureLimit({ clock, limit: 20, windowMs: 60_000 })

  return async ({ name, password, address, former }: Attempt): Promise<{ id: string; session: Session }> => {
    const network = networkOf(address)
    const checkLimits = () => {
      perName.check(name)
      perAddress.check(network)
    }
    checkLimits()
    const person = await people.findPerson(name)
    const isRight = await isPassword(password, person?.password_hash)
    // guesses that were sent together all passed the first look
    checkLimits()
    const [position] = person === undefined ? [] : await people.listPositions(person.id, clock())
    if (!isRight || person === undefined || position === undefined) {
      perName.count(name)
      perAddress.count(network)
      // the name is not kept: people type passwords into the wrong field
      const object = `person:${person?.id ?? 'unknown'}`
      await context.events.transact((trx) =>
        recordAudit(trx, null, { action: 'session.refuse', object, detail: {} }),
      )
      throw problem('wrong-password')
    }
    const who = { personId: person.id, positionId: position.id, branchId: position.branch.id }
    const id = await context.events.transact(async (trx) => {
      if (former !== undefined) await deleteSession(trx, former)
      await recordAudit(trx, who, { action: 'session.start', object: `person:${person.id}`, detail: {} })
      return insertSession(trx, { ...who, now: clock() })
    })
    const display = { zh: person.display_zh, en: person.display_en }
    return { id, session: await describeSession(context, { ...who, name: person.name, display }) }
  }
}

/** One customer of an IPv6 network holds a whole /64, so its addresses count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [start = '', end = ''] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const zeros = Array.from({ length: 8 - groups(start).length - groups(end).length }, () => '0')
  const all = address.includes('::') ? [...groups(start), ...zeros, ...groups(end)] : groups(address)
  return address.includes('.') ? address : all.slice(0, 4).join(':')
}
