import type { App } from '@aladdin/server/src/app.ts'
import { createChance } from '../../support/chance.ts'
import { makeApp } from './app-rows.ts'
import type { Person } from './people.ts'
import { largeBank } from './size.ts'

/** Apps in the order of their publication, some with stars; answers their ids. */
export async function addApps(app: App, people: readonly Person[]): Promise<readonly string[]> {
  const { db, newId } = app.context
  const chance = createChance(1)
  const ids: string[] = []
  const first = Date.now() - largeBank.days * 86_400_000
  await db.transaction().execute(async (trx) => {
    for (let index = 0; index < largeBank.apps; index += 1) {
      const id = newId()
      const author = people[Math.floor(chance() * people.length)]
      if (author === undefined) throw new Error('the bank has no people')
      const rows = makeApp({ id, index, author, at: first + index * 3_000_000, parent: parentOf(ids, index) })
      await trx.insertInto('app').values(rows.app).execute()
      await trx.insertInto('app_version').values(rows.versions).execute()
      await trx.insertInto('app_search').values(rows.search).execute()
      await trx.insertInto('app_facet').values(rows.facets).execute()
      await trx.insertInto('app_dataset').values(rows.datasets).execute()
      await trx.insertInto('event').values(rows.published).execute()
      const stargazers = new Set(
        Array.from({ length: index % 40 }, () => people[Math.floor(chance() * people.length)] ?? author),
      )
      for (const { person_id, position_id, branch_id } of stargazers) {
        await trx.insertInto('star').values({ app_id: id, person_id, at: rows.app.published_at }).execute()
        await trx
          .insertInto('event')
          .values({
            ...rows.published,
            kind: 'appStarred',
            person_id,
            position_id,
            branch_id,
            detail: '{}',
          })
          .execute()
      }
      ids.push(id)
    }
  })
  return ids
}

/** Every seventh app is a fork of an earlier one. */
function parentOf(ids: readonly string[], index: number): string | null {
  return index % 7 === 6 ? (ids[Math.floor(index / 3)] ?? null) : null
}
