import type { Kysely, Selectable, Transaction } from 'kysely'
import type { BranchRef, DemoPerson, Position } from '@aladdin/sdk/contract/session.ts'
import type { PositionId } from '@aladdin/sdk/contract/ids.ts'
import type { Database } from '../../database/schema.ts'
import { bankDay } from '../../platform/bank-day.ts'
import { afterPrefix } from '../../platform/find-viewer.ts'

type Person = Selectable<Database['person']>

/** Branches, persons and their positions. */
export function createPeopleStore(db: Kysely<Database>) {
  return {
    findPerson(name: string): Promise<Person | undefined> {
      return db
        .selectFrom('person')
        .selectAll()
        .where('name', '=', name)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
    },

    /** Positions that a person holds on the day of `now`, the longest held first. */
    async listPositions(personId: string, now: number): Promise<Position[]> {
      const rows = await openPositions(db, now).where('position.person_id', '=', personId).execute()
      return rows.map(toPosition)
    },

    /** A branch and all below it, in the order of the tree. */
    async listBranchesUnder(branchId: string): Promise<BranchRef[]> {
      const { path } = await db
        .selectFrom('branch')
        .select('path')
        .where('id', '=', branchId)
        .executeTakeFirstOrThrow()
      const rows = await db
        .selectFrom('branch')
        .select(['id', 'name_zh', 'name_en'])
        .where('path', '>=', path)
        .where('path', '<', afterPrefix(path))
        .orderBy('path')
        .execute()
      return rows.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en } }))
    },

    async listDemoPeople(now: number): Promise<DemoPerson[]> {
      const rows = await openPositions(db, now)
        .innerJoin('person', 'person.id', 'position.person_id')
        .select(['person.name', 'person.display_zh', 'person.display_en', 'person.demo_zh', 'person.demo_en'])
        .where('person.demo_zh', 'is not', null)
        .orderBy('person.id')
        .execute()
      const firsts = rows.filter((row, index) => rows.findIndex(({ name }) => name === row.name) === index)
      return firsts.toSorted(byPerson).map((row) => ({
        name: row.name,
        display: { zh: row.display_zh, en: row.display_en },
        role: row.role,
        branch: toPosition(row).branch,
        can: { zh: row.demo_zh ?? '', en: row.demo_en ?? '' },
      }))
    },

    async hasPeople(): Promise<boolean> {
      return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
    },
  }
}

export type NewBranch = Omit<Database['branch'], 'path'>

/** Adds a branch below its parent, which must exist. */
export async function insertBranch(trx: Transaction<Database>, branch: NewBranch): Promise<void> {
  const parent =
    branch.parent_id === null
      ? { path: '/' }
      : await trx
          .selectFrom('branch')
          .select('path')
          .where('id', '=', branch.parent_id)
          .executeTakeFirstOrThrow()
  await trx
    .insertInto('branch')
    .values({ ...branch, path: `${parent.path}${branch.id}/` })
    .execute()
}

export async function insertPerson(
  trx: Transaction<Database>,
  person: Omit<Database['person'], 'disabled_at'>,
): Promise<void> {
  await trx
    .insertInto('person')
    .values({ ...person, disabled_at: null })
    .execute()
}

export async function insertPosition(
  trx: Transaction<Database>,
  position: Database['position'],
): Promise<void> {
  await trx.insertInto('position').values(position).execute()
}

function openPositions(db: Kysely<Database>, now: number) {
  const today = bankDay(now)
  return db
    .selectFrom('position')
    .innerJoin('branch', 'branch.id', 'position.branch_id')
    .select(['position.id', 'position.person_id', 'position.role', 'position.subject'])
    .select(['position.from_date', 'position.to_date', 'position.branch_id'])
    .select(['branch.name_zh', 'branch.name_en'])
    .where('position.from_date', '<=', today)
    .where((where) =>
      where.or([where('position.to_date', 'is', null), where('position.to_date', '>=', today)]),
    )
    .orderBy('position.from_date')
    .orderBy('position.id')
}

type PositionRow = Awaited<ReturnType<ReturnType<typeof openPositions>['execute']>>[number]

function toPosition(row: PositionRow): Position {
  return {
    // ids of this table are made by `newId`
    id: row.id as PositionId,
    branch: { id: row.branch_id, name: { zh: row.name_zh, en: row.name_en } },
    role: row.role,
    ...(row.subject === null ? {} : { subject: row.subject }),
    from: row.from_date,
    ...(row.to_date === null ? {} : { to: row.to_date }),
  }
}

function byPerson(a: { person_id: string }, b: { person_id: string }): number {
  return a.person_id < b.person_id ? -1 : 1
}
