import type { PositionId } from '@aladdin/sdk/contract/ids.ts'
import { problem } from '@aladdin/sdk/contract/problem-error.ts'
import type { Input, Reply } from '@aladdin/sdk/contract/route.ts'
import type { createServiceAccount } from '@aladdin/sdk/contract/session.ts'
import { recordAudit } from '../../platform/audit.ts'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { insertPerson, insertPosition } from './people-store.ts'

type Form = Input<typeof createServiceAccount>['body']

/** Adds a program to the bank: it has no password, so nobody can sign in as it. */
export async function addServiceAccount(
  context: Context,
  viewer: Viewer,
  form: Form,
): Promise<Reply<typeof createServiceAccount>> {
  const { db, clock, newId, events } = context
  const branch = await db
    .selectFrom('branch')
    .select(['id', 'name_zh as zh', 'name_en as en'])
    .where('id', '=', form.branch)
    .executeTakeFirst()
  if (branch === undefined) throw problem('not-found')
  const from = bankDay(clock())
  // made here, for this table
  const positionId = newId() as PositionId
  await events.transact(async (trx) => {
    const taken = await trx.selectFrom('person').select('id').where('name', '=', form.name).executeTakeFirst()
    if (taken !== undefined) throw problem('name-taken', { name: form.name })
    const id = newId()
    await insertPerson(trx, {
      id,
      name: form.name,
      display_zh: form.display.zh,
      display_en: form.display.en,
      kind: 'service',
      password_hash: null,
      demo_zh: null,
      demo_en: null,
      created_at: clock(),
    })
    await insertPosition(trx, {
      id: positionId,
      person_id: id,
      branch_id: branch.id,
      role: form.role,
      subject: null,
      from_date: from,
      to_date: null,
    })
    const detail = { branch: branch.id, role: form.role }
    await recordAudit(trx, viewer, { action: 'service-account.create', object: `person:${id}`, detail })
  })
  const { id, zh, en } = branch
  return {
    name: form.name,
    position: { id: positionId, branch: { id, name: { zh, en } }, role: form.role, from },
  }
}
