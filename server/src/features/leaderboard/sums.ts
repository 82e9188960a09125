import type { Window } from '@aladdin/sdk/contract/leaderboard.ts'
import type { Context } from '../../platform/context.ts'

/** What the apps of one branch or one author make together. */
export interface Sum {
  readonly id: string
  readonly score: number
  readonly users: number
  readonly apps: number
}

interface WindowSums {
  readonly branches: readonly Sum[]
  /** Of every author, listed or not; who may be shown is decided elsewhere. */
  readonly authors: readonly Sum[]
}

/** Sums of the standings, the same for every viewer and kept until a standing changes; the greatest first. */
export interface Sums {
  readonly of: (window: Window) => Promise<WindowSums>
  /** Standings have changed, or are about to in a transaction that is open. */
  readonly forget: () => void
  /** Says whether standings have changed since it was last asked. */
  readonly state: () => number
}

export function createSums({ db }: Pick<Context, 'db'>): Sums {
  const kept = new Map<Window, WindowSums>()
  let changes = 0

  const sumBy = (window: Window, column: 'app.branch_id' | 'app.author_id') =>
    db
      .selectFrom('app_standing as standing')
      .innerJoin('app', 'app.id', 'standing.app_id')
      .where('standing.window', '=', window)
      .where('standing.score', '>', 0)
      .where('app.withdrawn_at', 'is', null)
      .groupBy(column)
      .select((row) => [
        row.ref(column).as('id'),
        row.fn.sum<number>('standing.score').as('score'),
        row.fn.sum<number>('standing.users').as('users'),
        row.fn.countAll<number>().as('apps'),
      ])
      .orderBy('score', 'desc')
      .orderBy('id')
      .execute()

  return {
    async of(window) {
      const known = kept.get(window)
      if (known !== undefined) return known
      const before = changes
      const sums = {
        branches: await sumBy(window, 'app.branch_id'),
        authors: await sumBy(window, 'app.author_id'),
      }
      // what changed while these were read would be lost to them
      if (changes === before) kept.set(window, sums)
      return sums
    },
    state: () => changes,
    forget() {
      changes += 1
      kept.clear()
    },
  }
}
