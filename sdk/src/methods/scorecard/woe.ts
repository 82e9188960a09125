import type { Group } from '../training/feature.ts'

/**
 * Weight of evidence of a group: the log of its share of the good over its share of the bad, so more is safer. Half a
 * row is added to each count, so that a group without a bad row has a weight too.
 */
export function weightOfEvidence(group: Group, all: Group): number {
  return Math.log((group.good + 0.5) / (all.good + 0.5) / ((group.bad + 0.5) / (all.bad + 0.5)))
}

/** Information value: how far the groups set good and bad apart. */
export function informationValue(groups: readonly Group[], all: Group): number {
  return groups.reduce(
    (sum, group) =>
      sum +
      (group.good / Math.max(1, all.good) - group.bad / Math.max(1, all.bad)) * weightOfEvidence(group, all),
    0,
  )
}

export function rowsOf(group: Group): number {
  return group.good + group.bad
}

export function badRate(group: Group): number {
  return group.bad / Math.max(1, rowsOf(group))
}

export function joined(one: Group, other: Group): Group {
  return { good: one.good + other.good, bad: one.bad + other.bad }
}

/** Chi-square of two groups: how sure it is that their bad rates differ. */
export function difference(one: Group, other: Group): number {
  const [n, m] = [rowsOf(one), rowsOf(other)]
  const rate = (one.bad + other.bad) / (n + m)
  const spread = rate * (1 - rate) * (1 / n + 1 / m)
  return spread === 0 ? 0 : (badRate(one) - badRate(other)) ** 2 / spread
}
