/** What a list of the `count` riskiest rows holds; a higher score stands further up. */
export interface Lift {
  /** Bad rows on the list; rows that tie at its end count by the share of them that fits. */
  readonly hits: number
  /** Share of all bad rows that the list holds. */
  readonly capture: number
  /** Rate on the list over the rate of all rows. */
  readonly lift: number
}

/** Hits, capture and lift at `count` rows. */
export function liftAt(scores: Float64Array, isBad: Uint8Array, count: number): Lift {
  const size = Math.min(count, scores.length)
  const cut = Float64Array.from(scores).sort()[scores.length - size] ?? Infinity
  const [above, tied] = [
    { rows: 0, bad: 0 },
    { rows: 0, bad: 0 },
  ]
  let bad = 0
  for (const [row, score] of scores.entries()) {
    const outcome = isBad[row] ?? 0
    bad += outcome
    if (score < cut) continue
    const part = score > cut ? above : tied
    part.rows += 1
    part.bad += outcome
  }
  const hits = above.bad + (tied.rows === 0 ? 0 : (tied.bad * (size - above.rows)) / tied.rows)
  const rate = bad / Math.max(1, scores.length)
  return {
    hits,
    capture: bad === 0 ? 0 : hits / bad,
    lift: size === 0 || rate === 0 ? 1 : hits / size / rate,
  }
}
