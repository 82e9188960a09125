import type { FittedRelation } from '../fitted.ts'
import type { Square } from './leontief.ts'
import type { Industries } from './read-industries.ts'

interface Effects extends Industries {
  readonly total: Float64Array
  readonly direct: Float64Array
}

/** Every industry with what the shock does to it, the hardest hit first. */
export function exposureTable(
  effects: Effects & { readonly multipliers: readonly number[] },
): FittedRelation {
  const { names, outputs, change, total, direct, multipliers } = effects
  const rows = names.map((name, place) => {
    const [whole, first, own] = [total[place] ?? 0, direct[place] ?? 0, change[place] ?? 0]
    const output = outputs[place] ?? 0
    return {
      name,
      own,
      first,
      whole,
      later: whole - first - own,
      output,
      multiplier: multipliers[place] ?? 0,
    }
  })
  return {
    side: 'exposure',
    columns: [
      { name: 'industry', type: 'text' },
      ...['change', 'direct', 'indirect', 'total', 'share_of_output', 'multiplier'].map((name) => ({
        name,
        type: 'number' as const,
      })),
    ],
    rows: rows
      .toSorted(
        (one, other) => Math.abs(other.whole) - Math.abs(one.whole) || (one.name < other.name ? -1 : 1),
      )
      .map(({ name, own, first, later, whole, output, multiplier }) => [
        name,
        own,
        rounded(first),
        rounded(later),
        rounded(whole),
        output > 0 ? rounded(whole / output) : null,
        rounded(multiplier),
      ]),
  }
}

/** Every pair that is tied, at first hand or through others. */
export function coefficientsTable({ names, coefficients }: Industries, inverse: Square): FittedRelation {
  const { size, values } = coefficients
  return {
    side: 'coefficients',
    columns: [
      { name: 'seller', type: 'text' },
      { name: 'buyer', type: 'text' },
      { name: 'direct', type: 'number' },
      { name: 'total', type: 'number' },
    ],
    rows: names.flatMap((seller, row) =>
      names.flatMap((buyer, column) => {
        const [direct, total] = [values[row * size + column] ?? 0, inverse.values[row * size + column] ?? 0]
        return direct === 0 && Math.abs(total) < 1e-9
          ? []
          : [[seller, buyer, rounded(direct), rounded(total)]]
      }),
    ),
  }
}

/** How much of the effect the simple rule, which stops after the first round of buying, leaves out. */
export function qualityTable({ names, change, total, direct }: Effects): FittedRelation {
  const sum = (values: Float64Array) => values.reduce((all, each) => all + each, 0)
  const [whole, first, own] = [sum(total), sum(direct), sum(change)]
  const isShocked = change.some((each) => each !== 0)
  return {
    side: 'quality',
    columns: [
      { name: 'industries', type: 'integer' },
      { name: 'change', type: 'number' },
      { name: 'total', type: 'number' },
      { name: 'first_round', type: 'number' },
      { name: 'verdict', type: 'text' },
    ],
    rows: [[names.length, own, rounded(whole), rounded(own + first), isShocked ? 'productive' : 'no shock']],
  }
}

function rounded(value: number): number {
  return Number(value.toFixed(6)) + 0
}
