/** The roundest number between two neighbours, above the lower one: easy to read, and nobody's own value. */
export function cutBetween(low: number, high: number): number {
  const middle = low / 2 + high / 2
  for (let digits = 1; digits <= 15; digits++) {
    const round = Number(middle.toPrecision(digits))
    if (round > low && round <= high) return round
  }
  return high
}
