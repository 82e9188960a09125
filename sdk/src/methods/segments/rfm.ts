/** Upper ends of the first four fifths of a column, equal values staying together. */
export function cutsOf(values: Float64Array): readonly number[] {
  const sorted = values.slice().sort()
  return [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
}

/** From 1, the lowest fifth, to 5. */
export function fifthOf(value: number, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => value > cut).length
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
