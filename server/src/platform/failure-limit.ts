import { problem } from '@aladdin/sdk/contract/problem-error.ts'

export interface FailureLimit {
  /** Throws `too-many-requests` while a key has failed too often. */
  readonly check: (key: string) => void
  readonly count: (key: string) => void
}

/** Slows down guessing: at most `limit` failures of one key within `windowMs`. Kept in memory, forgotten at a restart. */
export function createFailureLimit(options: {
  readonly clock: () => number
  readonly limit: number
  readonly windowMs: number
}): FailureLimit {
  const { clock, limit, windowMs } = options
  const failures = new Map<string, number[]>()
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => at > clock() - windowMs)
  return {
    check(key) {
      const [first, ...others] = recent(key)
      if (first === undefined || others.length + 1 < limit) return
      throw problem('too-many-requests', { seconds: Math.ceil((first + windowMs - clock()) / 1000) })
    },
    count(key) {
      // the oldest keys go first: nobody can wash away the failures of one name by failing under many
      for (const known of failures.keys()) {
        if (failures.size < 10_000 && recent(known).length > 0) break
        failures.delete(known)
      }
      const times = [...recent(key), clock()]
      failures.delete(key)
      failures.set(key, times)
    },
  }
}
