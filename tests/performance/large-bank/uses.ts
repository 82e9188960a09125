import type { App } from '@aladdin/server/src/app.ts'
import { createChance } from '../../support/chance.ts'
import type { Person } from './people.ts'
import { largeBank } from './size.ts'

const rowsPerInsert = 500

/** Uses over the last days: some apps are used far more than most, and every branch uses its own a little more. */
export async function addUses(
  { context: { db } }: App,
  { people, apps }: { people: readonly Person[]; apps: readonly string[] },
): Promise<void> {
  const chance = createChance(2)
  const now = Date.now()
  await db.transaction().execute(async (trx) => {
    for (let made = 0; made < largeBank.uses; made += rowsPerInsert) {
      const rows = Array.from({ length: rowsPerInsert }, (_, index) => {
        // the first of all apps has some forty times the use of the middle one
        const app = apps[Math.floor(chance() ** 2.2 * apps.length)] ?? ''
        const person = people[Math.floor(chance() * people.length)]
        if (person === undefined) throw new Error('the bank has no people')
        const at = now - Math.floor((1 - (made + index) / largeBank.uses) * largeBank.days * 86_400_000)
        const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
        const detail = `{"day":"${day}","by":"dwell"}`
        return { at, kind: 'appRunUsed', ...person, subject_id: app, detail }
      })
      await trx.insertInto('event').values(rows).execute()
    }
  })
}
