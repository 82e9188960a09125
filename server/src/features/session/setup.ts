import { randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Session, setUp } from '@aladdin/sdk/contract/session.ts'
import type { Input } from '@aladdin/sdk/contract/route.ts'
import type { Database } from '../../database/schema.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { createFailureLimit } from '../../platform/failure-limit.ts'
import { hashSecret } from '../../platform/secret.ts'
import { describeSession } from './describe-session.ts'
import { isStrongPassword } from './password-strength.ts'
import { hashPassword } from './password.ts'
import { createPeopleStore, insertBranch, insertPerson, insertPosition } from './people-store.ts'
import { insertSession } from './store.ts'

/** A new one-time code while nobody exists who could sign in; undefined afterwards. It lasts 15 minutes. */
export async function offerSetup(context: Context): Promise<string | undefined> {
  if (context.config.isDemo || (await createPeopleStore(context.db).hasPeople())) return undefined
  const code = createCode()
  await context.events.transact(async (trx) => {
    await trx.deleteFrom('setup_code').execute()
    await trx
      .insertInto('setup_code')
      .values({ code_hash: hashSecret(code), expires_at: context.clock() + 15 * 60_000 })
      .execute()
  })
  return code
}

/** Makes head office and the first administrator; works once, with the code, in one transaction. */
export function createSetup(context: Context) {
  const { clock, newId } = context
  const guesses = createFailureLimit({ clock, limit: 10, windowMs: 60_000 })

  return async (form: Input<typeof setUp>['body']): Promise<{ id: string; session: Session }> => {
    guesses.check('setup')
    if (!isStrongPassword(form.password, [form.name, form.bank, form.display]))
      throw problem('password-too-weak')
    const passwordHash = await hashPassword(form.password)
    const who = { personId: newId(), positionId: newId(), branchId: 'HQ' }
    const id = await context.events.transact(async (trx) => {
      if (!(await takeCode(trx, form.code, clock()))) return undefined
      await insertBranch(trx, {
        id: who.branchId,
        parent_id: null,
        name_zh: form.bank,
        name_en: form.bank,
        kind: 'head',
        region: '总行',
      })
      await insertPerson(trx, {
        id: who.personId,
        name: form.name,
        display_zh: form.display,
        display_en: form.display,
        kind: 'person',
        password_hash: passwordHash,
        demo_zh: null,
        demo_en: null,
        created_at: clock(),
      })
      await insertPosition(trx, {
        id: who.positionId,
        person_id: who.personId,
        branch_id: who.branchId,
        role: 'admin',
        subject: null,
        from_date: bankDay(clock()),
        to_date: null,
      })
      await recordAudit(trx, who, { action: 'bank.set-up', object: `person:${who.personId}`, detail: {} })
      return insertSession(trx, { ...who, now: clock() })
    })
    if (id === undefined) {
      guesses.count('setup')
      await renewExpired(context)
      throw problem('setup-code-wrong')
    }
    const display = { zh: form.display, en: form.display }
    return { id, session: await describeSession(context, { ...who, name: form.name, display }) }
  }
}

/** Uses the code up. Nobody may exist yet, as seen by the very transaction that makes the first person. */
async function takeCode(trx: Transaction<Database>, code: string, now: number): Promise<boolean> {
  if (await createPeopleStore(trx).hasPeople()) return false
  const { numDeletedRows } = await trx
    .deleteFrom('setup_code')
    .where('code_hash', '=', hashSecret(code.trim().toUpperCase()))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

async function renewExpired(context: Context): Promise<void> {
  const live = await context.db
    .selectFrom('setup_code')
    .select('expires_at')
    .where('expires_at', '>', context.clock())
    .executeTakeFirst()
  if (live !== undefined) return
  const code = await offerSetup(context)
  if (code !== undefined) context.log.warn(`setup code, good for 15 minutes: ${code}`)
}

/** 60 bits that can be read aloud: no letter looks like a digit. */
function createCode(): string {
  const letters = Array.from({ length: 12 }, () => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[randomInt(32)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
