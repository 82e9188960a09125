/** One column as the fit reads it: its distinct values in order, and each row's place among them (-1 is missing). */
export type Feature = {
  readonly name: string
  readonly codes: Int32Array
} & (
  | { readonly kind: 'number'; readonly distinct: Float64Array }
  | { readonly kind: 'level'; readonly distinct: readonly string[] }
)

/** Plain loops: with a row a thousandth of a millisecond, iterators and callbacks would be most of a fit. */
export function numberFeature(name: string, values: Float64Array): Feature {
  const sorted = Float64Array.from(values)
  let known = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN
    if (Number.isFinite(value)) sorted[known++] = value
  }
  const order = sorted.subarray(0, known).sort()
  let count = 0
  for (let place = 0; place < known; place++) {
    const value = order[place] ?? 0
    if (count === 0 || value !== order[count - 1]) order[count++] = value
  }
  const distinct = order.slice(0, count)
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN
    codes[row] = Number.isFinite(value) ? placeOf(distinct, value) : -1
  }
  return { kind: 'number', name, distinct, codes }
}

export function levelFeature(name: string, values: readonly (string | null)[]): Feature {
  const distinct = [...new Set(values.filter((value) => value !== null && value !== ''))].toSorted(
    (one, other) => (String(one) < String(other) ? -1 : 1),
  ) as string[] // no null is left
  const places = new Map(distinct.map((value, place) => [value, place]))
  return {
    kind: 'level',
    name,
    distinct,
    codes: Int32Array.from(values, (value) => (value === null ? -1 : (places.get(value) ?? -1))),
  }
}

function placeOf(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Good and bad rows of every distinct value, and of the missing ones. */
export interface Counts {
  readonly good: Float64Array
  readonly bad: Float64Array
  readonly missing: Group
}

export interface Group {
  readonly good: number
  readonly bad: number
}

/** Counts over the rows whose `fold` is not `without`. */
export function countsOf(
  feature: Feature,
  isBad: Uint8Array,
  leave: { readonly folds: Uint8Array; readonly without: number },
): Counts {
  const good = new Float64Array(feature.distinct.length)
  const bad = new Float64Array(feature.distinct.length)
  const missing = { good: 0, bad: 0 }
  const { codes } = feature
  for (let row = 0; row < codes.length; row++) {
    if (leave.folds[row] === leave.without) continue
    const code = codes[row] ?? -1
    if (code < 0) missing[isBad[row] === 1 ? 'bad' : 'good'] += 1
    else if (isBad[row] === 1) bad[code] = (bad[code] ?? 0) + 1
    else good[code] = (good[code] ?? 0) + 1
  }
  return { good, bad, missing }
}
