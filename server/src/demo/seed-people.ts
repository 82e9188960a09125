import { branches } from '@aladdin/catalog/branches.ts'
import { demoPassword } from '@aladdin/sdk/contract/session.ts'
import { people, type DemoPerson } from '@aladdin/catalog/people.ts'
import type { Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import { hashPassword } from '../features/session/password.ts'
import { insertBranch, insertPerson, insertPosition } from '../features/session/people-store.ts'
import type { Context } from '../platform/context.ts'

/** Puts the demo's branches and people into an empty bank; an existing one stays as it is. */
export async function seedPeople({ db, clock, newId, events }: Context): Promise<void> {
  if ((await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined) return
  // one hash for all: they share a public password, and each hash costs a moment of the start
  const passwordHash = await hashPassword(demoPassword)
  await events.transact(async (trx) => {
    for (const { id, parent, name, kind, region } of branches) {
      await insertBranch(trx, {
        id,
        parent_id: parent,
        name_zh: name.zh,
        name_en: name.en,
        kind,
        region,
      })
    }
    for (const person of people) await seedPerson(trx, person, { passwordHash, now: clock(), newId })
  })
}

async function seedPerson(
  trx: Transaction<Database>,
  person: DemoPerson,
  { passwordHash, now, newId }: { passwordHash: string; now: number; newId: () => string },
): Promise<void> {
  const id = newId()
  await insertPerson(trx, {
    id,
    name: person.login,
    display_zh: person.display.zh,
    display_en: person.display.en,
    kind: 'person',
    password_hash: passwordHash,
    demo_zh: person.about.zh,
    demo_en: person.about.en,
    created_at: now,
  })
  for (const position of person.positions) {
    await insertPosition(trx, {
      id: newId(),
      person_id: id,
      branch_id: position.branch,
      role: position.role,
      subject: position.subject ?? null,
      from_date: position.from,
      to_date: position.to ?? null,
    })
  }
}
