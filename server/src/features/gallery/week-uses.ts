import type { AppCard } from '@aladdin/sdk/contract/gallery.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { readChangeCounts } from '../../platform/change-count.ts'
import type { Context } from '../../platform/context.ts'

/** How an app was used on the last seven days. */
export type WeekUses = Pick<AppCard, 'usersThisWeek' | 'usersByDay'>

/** Uses of apps, kept until the app is used again or a day begins: counting people of a popular app costs a page. */
export type ReadWeekUses = (ids: readonly string[]) => Promise<ReadonlyMap<string, WeekUses>>

interface Kept {
  readonly day: string
  readonly count: number
  readonly uses: WeekUses
}

export function createWeekUses({ db, clock }: Pick<Context, 'db' | 'clock'>): ReadWeekUses {
  const kept = new Map<string, Kept>()
  return async (ids) => {
    const day = bankDay(clock())
    const counts = await readChangeCounts(
      db,
      ids.map((id) => `uses of app ${id}` as const),
    )
    const isKept = (id: string, index: number) =>
      kept.get(id)?.day === day && kept.get(id)?.count === counts[index]
    const missing = ids.filter((id, index) => !isKept(id, index))
    const made = missing.length === 0 ? undefined : await countUses(db, missing, lastDays(day, 7))
    const found = new Map<string, WeekUses>()
    for (const [index, id] of ids.entries()) {
      const uses = made?.get(id) ?? kept.get(id)?.uses ?? unused
      kept.set(id, { day, count: counts[index] ?? 0, uses })
      found.set(id, uses)
    }
    return found
  }
}

const unused: WeekUses = { usersThisWeek: 0, usersByDay: [0, 0, 0, 0, 0, 0, 0] }

async function countUses(
  db: Context['db'],
  ids: readonly string[],
  days: readonly string[],
): Promise<ReadonlyMap<string, WeekUses>> {
  const recent = db
    .selectFrom('app_use')
    .where('app_id', 'in', ids)
    .where('kind', '=', 'use')
    .where('day', '>=', days[0] ?? '')
    .where('day', '<=', days.at(-1) ?? '')
  const people = await recent
    .groupBy('app_id')
    .select((use) => ['app_id', use.fn.count<number>('person_id').distinct().as('people')])
    .execute()
  // one row is one person's day
  const uses = await recent
    .groupBy(['app_id', 'day'])
    .select((use) => ['app_id', 'day', use.fn.countAll<number>().as('people')])
    .execute()
  const peopleOf = new Map(people.map((row) => [row.app_id, row.people]))
  const usesOf = new Map(uses.map((row) => [`${row.app_id} ${row.day}`, row.people]))
  return new Map(
    ids.map((id) => [
      id,
      {
        usersThisWeek: peopleOf.get(id) ?? 0,
        usersByDay: days.map((day) => usesOf.get(`${id} ${day}`) ?? 0),
      },
    ]),
  )
}

function lastDays(today: string, count: number): string[] {
  const end = Date.parse(today)
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  )
}
