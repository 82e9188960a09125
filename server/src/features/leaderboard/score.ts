/** One thing that counts for an app: a day on which someone really used it, a star, a fork. */
export interface Use {
  readonly personId: string
  readonly branchId: string
  readonly kind: UseKind
  /** ISO day. */
  readonly day: string
}

export type UseKind = 'use' | 'star' | 'fork'

const weightOf: Record<UseKind, number> = { use: 1, star: 2, fork: 5 }

/** No single person counts for more than this, however often she comes back. */
const mostPerPerson = 4

/** An account younger than this counts half: new accounts are the cheap way to cheat. */
const youngAccountDays = 14

export interface ScoreInput {
  readonly uses: readonly Use[]
  /** ISO day on which the score is taken. */
  readonly today: string
  /** Only uses younger than this count. */
  readonly windowDays: number
  /** After this many days a use counts half; absent: it keeps its weight. */
  readonly halfLifeDays?: number
  /** Day on which each person's account was made; an unknown person counts as long known. */
  readonly knownSince: ReadonlyMap<string, string>
}

export interface Score {
  /** Sum over branches of ln(1 + weight of the branch's people): ten branches beat ten clicks. */
  readonly score: number
  readonly users: number
  readonly branches: number
}

/**
 * The branch-diverse score of one app. Being logarithmic per branch and capped per person, it does not move when an
 * author's colleagues click all day.
 *
 * @example
 * scoreApp({ uses: [{ personId: 'a', branchId: 'XA', kind: 'use', day: '2026-11-01' }],
 *   today: '2026-11-01', windowDays: 28, halfLifeDays: 7, knownSince: new Map() }) // score ln 2 ≈ 0.69
 */
export function scoreApp({ uses, today, windowDays, halfLifeDays, knownSince }: ScoreInput): Score {
  const people = new Map<string, { branchId: string; weight: number }>()
  for (const use of uses) {
    const age = daysBetween(use.day, today)
    if (age < 0 || age >= windowDays) continue
    const weight = weightOf[use.kind] * (halfLifeDays === undefined ? 1 : 2 ** (-age / halfLifeDays))
    const known = people.get(use.personId)
    people.set(use.personId, { branchId: use.branchId, weight: (known?.weight ?? 0) + weight })
  }
  const branches = new Map<string, number>()
  for (const [personId, { branchId, weight }] of people) {
    const young = daysBetween(knownSince.get(personId) ?? '2000-01-01', today) < youngAccountDays
    const counted = Math.min(mostPerPerson, weight) * (young ? 0.5 : 1)
    branches.set(branchId, (branches.get(branchId) ?? 0) + counted)
  }
  const score = [...branches.values()].reduce((sum, weight) => sum + Math.log1p(weight), 0)
  return { score, users: people.size, branches: branches.size }
}

/** How fast an app rises: this week's score, lifted or lowered by its change against the week before. */
export function risingScore(thisWeek: number, lastWeek: number): number {
  const change = (thisWeek + 2) / (lastWeek + 2)
  return thisWeek * Math.min(3, Math.max(0.5, change))
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
