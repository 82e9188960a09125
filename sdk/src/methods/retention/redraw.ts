import type { Survivors } from './sbg.ts'

/** Most draws that are made one by one; beyond, the normal curve says as much. */
const drawnSingly = 300

/** As many customers, drawn from the cohort with replacement: each period keeps a binomial number of those before it. */
export function redraw(cohort: Survivors, random: () => number): Survivors {
  const drawn = cohort.slice()
  for (let period = 1; period < cohort.length; period++) {
    const stayed = (cohort[period] ?? 0) / Math.max(1, cohort[period - 1] ?? 0)
    drawn[period] = binomial(drawn[period - 1] ?? 0, stayed, random)
  }
  return drawn
}

function binomial(count: number, chance: number, random: () => number): number {
  if (chance <= 0 || chance >= 1) return chance <= 0 ? 0 : count
  if (count > drawnSingly) {
    const spread = Math.sqrt(count * chance * (1 - chance))
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.min(count, Math.max(0, Math.round(count * chance + spread * normal)))
  }
  let stayed = 0
  for (let customer = 0; customer < count; customer++) if (random() < chance) stayed += 1
  return stayed
}
