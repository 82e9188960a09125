import { setImmediate as nextTurn } from 'node:timers/promises'
import { bankDay } from '../../platform/bank-day.ts'
import type { Context } from '../../platform/context.ts'
import { findNextStale, markStandingsBefore } from './stale.ts'
import { storeStandings } from './standings.ts'

/** Keeps the standings as new as the events and the day. */
export interface StandingsKeeper {
  /** Makes the next few stale standings; a flood of them is worked off behind the answer. */
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

const lookAgainMs = 60_000

export function createStandingsKeeper(
  { db, clock, log }: Pick<Context, 'db' | 'clock' | 'log'>,
  changed: () => void,
): StandingsKeeper {
  let day = ''
  const closing = new AbortController()
  let working: Promise<void> | undefined

  /** One short transaction; false when nothing was stale. */
  const step = async (): Promise<boolean> => {
    const today = bankDay(clock())
    if (day !== today) {
      await markStandingsBefore(db, today)
      day = today
    }
    if ((await db.selectFrom('app_stale').select('app_id').limit(1).executeTakeFirst()) === undefined)
      return false
    await db.transaction().execute(async (trx) => {
      const appIds = await findNextStale(trx)
      if (appIds.length === 0) return
      await storeStandings(trx, { today, appIds })
      await trx.deleteFrom('app_stale').where('app_id', 'in', appIds).execute()
      changed()
    })
    return true
  }

  const workOff = async () => {
    // others have their turn between two steps
    while (!closing.signal.aborted && (await step())) await nextTurn()
  }

  const wake = () => {
    working ??= workOff()
      .catch((error: unknown) => log.error({ err: error }, 'standings are behind'))
      .finally(() => {
        working = undefined
      })
  }

  const timer = setInterval(wake, lookAgainMs).unref()

  return {
    async refresh() {
      if (await step()) wake()
    },
    async close() {
      closing.abort()
      clearInterval(timer)
      await working
    },
  }
}
