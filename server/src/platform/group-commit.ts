import { sql, type Kysely, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'

export type Change<TResult> = (trx: Transaction<Database>) => Promise<TResult>

interface Waiting {
  readonly run: (trx: Transaction<Database>) => Promise<void>
  readonly answer: () => void
  readonly fail: (error: unknown) => void
}

/** Other calls wait while a transaction has the only connection, so one takes only so many changes with it. */
const mostTogether = 128

/**
 * Runs changes in transactions, as many together as wait for the database: reaching the disk is what costs, and it
 * costs once for all of them. Each stands behind a savepoint of its own. `settle` comes between disk and answer.
 */
export function createGroupCommit(db: Kysely<Database>, settle: () => Promise<void>) {
  const queue: Waiting[] = []
  let isWorking = false

  const work = async () => {
    isWorking = true
    // everything that arrives in this moment travels together
    await Promise.resolve()
    while (queue.length > 0) {
      const group = queue.splice(0, mostTogether)
      const kept = await commit(db, group)
      if (kept.length > 0) await settle()
      for (const { answer } of kept) answer()
    }
    isWorking = false
  }

  return <TResult>(change: Change<TResult>): Promise<TResult> =>
    new Promise((resolve, reject) => {
      let result: TResult
      queue.push({
        run: async (trx) => {
          result = await change(trx)
        },
        answer: () => resolve(result),
        fail: reject,
      })
      if (!isWorking) void work()
    })
}

/** Those whose change is on disk; the others have been told why it is not. */
async function commit(db: Kysely<Database>, group: readonly Waiting[]): Promise<readonly Waiting[]> {
  const kept = new Set(group)
  try {
    await db.transaction().execute(async (trx) => {
      for (const one of group) await runBehindSavepoint(trx, one, () => kept.delete(one))
    })
    return [...kept]
  } catch (error) {
    for (const { fail } of kept) fail(error)
    return []
  }
}

async function runBehindSavepoint(trx: Transaction<Database>, one: Waiting, drop: () => void): Promise<void> {
  await sql`savepoint change`.execute(trx)
  try {
    await one.run(trx)
  } catch (error) {
    await sql`rollback to change`.execute(trx)
    drop()
    one.fail(error)
  }
  await sql`release change`.execute(trx)
}
