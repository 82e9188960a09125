/**
 * Population stability index of two counts over the same groups: under 0.1 nothing moved, over 0.25 much did. Half a
 * row is added to each count, so that an empty group weighs something finite.
 */
export function stabilityOf(before: readonly number[], after: readonly number[]): number {
  const [all, now] = [totalOf(before), totalOf(after)]
  if (all === 0 || now === 0) return 0
  const size = before.length / 2
  return before.reduce((sum, count, group) => {
    const [then, later] = [(count + 0.5) / (all + size), ((after[group] ?? 0) + 0.5) / (now + size)]
    return sum + (later - then) * Math.log(later / then)
  }, 0)
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, each) => sum + each, 0)
}
