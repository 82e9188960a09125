/** Pairs of actual and forecast; a pair in which either is not a number counts nowhere. */
export interface Forecasts {
  readonly actual: readonly number[]
  readonly forecast: readonly number[]
}

/** Mean of 200·|a − f| / (|a| + |f|); a pair of two zeros is no error. */
export function symmetricErrorOf(pairs: Forecasts): number {
  return meanOf(pairs, (actual, forecast) => {
    const size = Math.abs(actual) + Math.abs(forecast)
    return size === 0 ? 0 : (200 * Math.abs(actual - forecast)) / size
  })
}

/** Mean absolute error. */
export function absoluteErrorOf(pairs: Forecasts): number {
  return meanOf(pairs, (actual, forecast) => Math.abs(actual - forecast))
}

/** Pinball loss of a forecast of the quantile `share`: half the absolute error at 0.5. */
export function pinballOf(pairs: Forecasts, share: number): number {
  return meanOf(pairs, (actual, forecast) =>
    Math.max(share * (actual - forecast), (share - 1) * (actual - forecast)),
  )
}

function meanOf(
  { actual, forecast }: Forecasts,
  error: (actual: number, forecast: number) => number,
): number {
  const errors = actual.flatMap((value, index) => {
    const other = forecast[index] ?? Number.NaN
    return Number.isFinite(value) && Number.isFinite(other) ? [error(value, other)] : []
  })
  return errors.length === 0 ? 0 : errors.reduce((sum, each) => sum + each, 0) / errors.length
}
