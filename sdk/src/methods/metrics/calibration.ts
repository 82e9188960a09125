/** A span of probabilities with what was expected there and what came. */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly rows: number
  readonly bad: number
  readonly expected: number
}

/** Bins of about equal numbers of rows by rising probability; equal probabilities stay together. */
export function calibrationOf(
  probabilities: Float64Array,
  isBad: Uint8Array,
  bins: number,
): readonly CalibrationBin[] {
  const sorted = Float64Array.from(probabilities).sort()
  const cuts = Array.from(
    { length: bins - 1 },
    (_, place) => sorted[Math.floor(((place + 1) * sorted.length) / bins)] ?? 1,
  )
  const bounds = [...new Set(cuts)].filter((cut) => cut > (sorted[0] ?? 0))
  const sums = Array.from({ length: bounds.length + 1 }, () => ({ rows: 0, bad: 0, sum: 0 }))
  for (const [row, probability] of probabilities.entries()) {
    const place = bounds.findIndex((bound) => probability < bound)
    const bin = sums[place < 0 ? bounds.length : place]
    if (bin === undefined) continue
    bin.rows += 1
    bin.bad += isBad[row] ?? 0
    bin.sum += probability
  }
  return sums.map(({ rows, bad, sum }, place) => ({
    from: bounds[place - 1] ?? 0,
    to: bounds[place] ?? 1,
    rows,
    bad,
    expected: sum / Math.max(1, rows),
  }))
}

/** Expected calibration error: mean distance of expected and observed shares, each bin by its rows. */
export function calibrationErrorOf(bins: readonly CalibrationBin[]): number {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0)
  const off = bins.reduce((sum, bin) => sum + Math.abs(bin.bad - bin.expected * bin.rows), 0)
  return off / Math.max(1, rows)
}
