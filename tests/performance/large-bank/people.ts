import type { App } from '@aladdin/server/src/app.ts'
import { largeBank } from './size.ts'

export interface Person {
  readonly person_id: string
  readonly position_id: string
  readonly branch_id: string
}

/** People of every branch, all analysts; every third wants to be listed. */
export async function addPeople({ context: { db, newId } }: App): Promise<readonly Person[]> {
  const branches = await db.selectFrom('branch').select('id').execute()
  const people: Person[] = Array.from({ length: largeBank.people }, (_, index) => ({
    person_id: newId(),
    position_id: newId(),
    branch_id: branches[index % branches.length]?.id ?? 'HQ',
  }))
  await db.transaction().execute(async (trx) => {
    for (const [index, person] of people.entries()) {
      await trx
        .insertInto('person')
        .values({
          id: person.person_id,
          name: `person.${index}`,
          display_zh: `员工${index}`,
          display_en: `Person ${index}`,
          kind: 'person',
          password_hash: null,
          demo_zh: null,
          demo_en: null,
          created_at: 0,
          disabled_at: null,
        })
        .execute()
      await trx
        .insertInto('position')
        .values({
          id: person.position_id,
          person_id: person.person_id,
          branch_id: person.branch_id,
          role: 'analyst',
          subject: null,
          from_date: '2024-01-01',
          to_date: null,
        })
        .execute()
      if (index % 3 === 0) {
        await trx.insertInto('ranked_person').values({ person_id: person.person_id, at: 0 }).execute()
      }
    }
  })
  return people
}
