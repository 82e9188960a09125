import type { ScoreInput } from './score.ts'

/**
 * The windows in which a score is kept. `popular` and the two weeks behind `rising` order the gallery; `week`,
 * `quarter` and `all` are the boards. Over all time nothing decays: only the cap per person holds.
 */
export const windows = {
  popular: { windowDays: 28, halfLifeDays: 7 },
  week: { windowDays: 7, halfLifeDays: 7 },
  quarter: { windowDays: 91, halfLifeDays: 28 },
  all: { windowDays: 36_500 },
} as const satisfies Record<string, Pick<ScoreInput, 'windowDays' | 'halfLifeDays'>>

export type StoredWindow = keyof typeof windows | 'rising'
