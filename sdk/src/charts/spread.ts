export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Equal steps of round width over all values; about as many as Freedman and Diaconis advise when none are asked for. */
export function binValues(values: readonly number[], wanted?: number): readonly Bin[] {
  if (values.length === 0) return []
  const sorted = Float64Array.from(values).sort()
  const low = sorted[0] ?? 0
  const high = sorted.at(-1) ?? 0
  if (low === high) return [{ from: low, to: high, count: values.length }]
  const width = roundStep((high - low) / (wanted ?? advisedBins(sorted)))
  const start = Math.floor(low / width) * width
  const count = Math.max(1, Math.floor((high - start) / width) + 1)
  const counts = Array.from({ length: count }, () => 0)
  for (const value of sorted) {
    const index = Math.min(count - 1, Math.floor((value - start) / width))
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts.map((one, index) => ({
    from: tidy(start + index * width),
    to: tidy(start + (index + 1) * width),
    count: one,
  }))
}

export interface FiveNumbers {
  readonly low: number
  readonly quarter: number
  readonly middle: number
  readonly threeQuarters: number
  readonly high: number
  readonly outliers: readonly number[]
}

export function fiveNumbers(values: readonly number[]): FiveNumbers {
  const sorted = Float64Array.from(values).sort()
  const quarter = quantile(sorted, 0.25)
  const threeQuarters = quantile(sorted, 0.75)
  const reach = 1.5 * (threeQuarters - quarter)
  const inside = sorted.filter((value) => value >= quarter - reach && value <= threeQuarters + reach)
  return {
    low: inside[0] ?? Number.NaN,
    quarter,
    middle: quantile(sorted, 0.5),
    threeQuarters,
    high: inside.at(-1) ?? Number.NaN,
    outliers: [...sorted].filter((value) => value < quarter - reach || value > threeQuarters + reach),
  }
}

/** Quantile of sorted values, linear between neighbours. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

function advisedBins(sorted: Float64Array): number {
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  const bins = spread > 0 ? range / (2 * spread * sorted.length ** (-1 / 3)) : Math.sqrt(sorted.length)
  return Math.min(60, Math.max(5, Math.ceil(bins)))
}

function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return ([1, 2, 2.5, 5, 10].find((one) => one * power >= step * 0.999) ?? 10) * power
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
