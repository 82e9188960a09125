import type { DrawnSeries } from './read-series.ts'

/** Prints moments of a time axis as finely as its reach needs: years, months, days or hours. */
export function timePrinter(series: readonly DrawnSeries[]): (milliseconds: number) => string {
  let first = Infinity
  let last = -Infinity
  for (const point of series.flatMap((one) => one.points)) {
    const moment =
      typeof point.x === 'string'
        ? Date.parse(point.x.length > 10 ? `${point.x.replace(' ', 'T')}Z` : point.x)
        : Number.NaN
    if (moment < first) first = moment
    if (moment > last) last = moment
  }
  const days = (last - first) / 86_400_000
  const [from, to] = days > 1500 ? [0, 4] : days > 200 ? [0, 7] : days > 3 ? [5, 10] : [11, 16]
  return (milliseconds) => new Date(milliseconds).toISOString().slice(from, to)
}
