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
export const youngAccountDays = 14

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
export function scoreApp(input: ScoreInput): Score {
  const { branches, users } = explainScore(input)
  const score = branches.reduce((sum, branch) => sum + branch.score, 0)
  return { score, users, branches: branches.length }
}

/** One branch's part of a score. */
export interface BranchPart {
  readonly branchId: string
  readonly people: number
  /** What its people count together, each capped. */
  readonly weight: number
  /** ln(1 + weight). */
  readonly score: number
}

export interface Explanation {
  /** Greatest part first. */
  readonly branches: readonly BranchPart[]
  readonly users: number
  /** What was counted in the window. */
  readonly counted: Readonly<Record<UseKind, number>>
  /** People who would count for more, were there no limit. */
  readonly capped: number
  /** People whose account is so young that it counts half. */
  readonly young: number
}

/** Why a score is what it is: its parts, from the same uses and by the same steps. */
export function explainScore({ uses, today, windowDays, halfLifeDays, knownSince }: ScoreInput): Explanation {
  const people = new Map<string, { branchId: string; weight: number }>()
  const counted = { use: 0, star: 0, fork: 0 }
  for (const use of uses) {
    const age = daysBetween(use.day, today)
    if (age < 0 || age >= windowDays) continue
    const weight = weightOf[use.kind] * (halfLifeDays === undefined ? 1 : 2 ** (-age / halfLifeDays))
    const known = people.get(use.personId)
    people.set(use.personId, { branchId: use.branchId, weight: (known?.weight ?? 0) + weight })
    counted[use.kind] += 1
  }
  const branches = new Map<string, { people: number; weight: number }>()
  let capped = 0
  let young = 0
  for (const [personId, { branchId, weight }] of people) {
    const isYoung = daysBetween(knownSince.get(personId) ?? '2000-01-01', today) < youngAccountDays
    if (weight > mostPerPerson) capped += 1
    if (isYoung) young += 1
    const branch = branches.get(branchId) ?? { people: 0, weight: 0 }
    branch.people += 1
    branch.weight += Math.min(mostPerPerson, weight) * (isYoung ? 0.5 : 1)
    branches.set(branchId, branch)
  }
  const parts = [...branches]
    .map(([branchId, branch]) => ({ branchId, ...branch, score: Math.log1p(branch.weight) }))
    .toSorted((a, b) => b.score - a.score || (a.branchId < b.branchId ? -1 : 1))
  return { branches: parts, users: people.size, counted, capped, young }
}

/** How fast an app rises: this week's score, lifted or lowered by its change against the week before. */
export function risingScore(thisWeek: number, lastWeek: number): number {
  const change = (thisWeek + 2) / (lastWeek + 2)
  return thisWeek * Math.min(3, Math.max(0.5, change))
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

// an app has many uses on few days, and reading a date costs more than all the rest of its score
const dayNumbers = new Map<string, number>()

function dayNumber(day: string): number {
  const known = dayNumbers.get(day)
  if (known !== undefined) return known
  const number = Math.round(Date.parse(day) / 86_400_000)
  dayNumbers.set(day, number)
  return number
}
