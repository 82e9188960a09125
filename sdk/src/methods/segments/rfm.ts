import { placesOf } from '../metrics/places.ts'

/**
 * Where the second to the fifth fifth of a column begin; nothing where nobody is that high. Equal values stand together,
 * in the middle of the places that they take up.
 */
export function cutsOf(values: Float64Array): readonly (number | null)[] {
  const places = placesOf(values)
  return [2, 3, 4, 5].map((fifth) => {
    let lower = Number.POSITIVE_INFINITY
    for (let row = 0; row < values.length; row++) {
      const reached = 1 + Math.floor((5 * ((places[row] ?? 0) + 0.5)) / values.length)
      if (reached >= fifth) lower = Math.min(lower, values[row] ?? 0)
    }
    return Number.isFinite(lower) ? lower : null
  })
}

/** From 1, the lowest fifth, to 5. */
export function fifthOf(value: number, cuts: readonly (number | null)[]): number {
  return 1 + cuts.filter((lower) => lower !== null && value >= lower).length
}

/** What the fifths of recency, frequency and money say together; counted from 1. */
export const rfmNames = [
  'core',
  'money, few dealings',
  'money, gone quiet',
  'active, little money',
  'ordinary',
  'silent',
] as const

/** The same rule as a number here and as SQL below. */
export function rfmSegment(r: number, f: number, m: number): number {
  if (m >= 4) return r < 3 ? 3 : f >= 4 ? 1 : 2
  if (f >= 4) return 4
  return r <= 2 ? 6 : 5
}

export const rfmSegmentSql =
  'case when m >= 4 then case when r < 3 then 3 when f >= 4 then 1 else 2 end when f >= 4 then 4 when r <= 2 then 6 else 5 end'
