/** Money of one decision: what an accepted good row earns and an accepted bad one loses, row by row. */
export interface Stakes {
  readonly gain: Float64Array
  readonly loss: Float64Array
}

/** Money of three ways to decide: everyone in, those under the cut of risk in, and those in who will turn out good. */
export interface Profit {
  readonly everyone: number
  readonly chosen: number
  readonly oracle: number
}

/** A row is taken when what it may be expected to earn is more than what it may be expected to lose. */
export function profitOf(probabilities: Float64Array, isBad: Uint8Array, { gain, loss }: Stakes): Profit {
  const sums = { everyone: 0, chosen: 0, oracle: 0 }
  for (let row = 0; row < isBad.length; row++) {
    const [earns, loses] = [gain[row] ?? 0, loss[row] ?? 0]
    const money = isBad[row] === 1 ? -loses : earns
    const risk = probabilities[row] ?? 0
    sums.everyone += money
    if ((1 - risk) * earns > risk * loses) sums.chosen += money
    sums.oracle += Math.max(0, money)
  }
  return sums
}
