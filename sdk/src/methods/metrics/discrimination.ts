/** How well a score sets bad rows apart from good ones; a higher score means safer. */
export interface Discrimination {
  readonly auc: number
  /** 95 % interval of the AUC (DeLong). */
  readonly low: number
  readonly high: number
  readonly ks: number
}

/** AUC with its interval and the Kolmogorov-Smirnov distance. Equal scores count half. */
export function discriminationOf(scores: Float64Array, isBad: Uint8Array): Discrimination {
  const good = sortedOf(scores, isBad, 0)
  const bad = sortedOf(scores, isBad, 1)
  if (bad.length === 0 || good.length === 0) return { auc: 0.5, low: 0, high: 1, ks: 0 }
  const sums = { bad: 0, badSquares: 0, goodSquares: 0 }
  let [goodBelow, badBelow, ks] = [0, 0, 0]
  while (goodBelow < good.length || badBelow < bad.length) {
    const value = Math.min(good[goodBelow] ?? Infinity, bad[badBelow] ?? Infinity)
    const [goodEnd, badEnd] = [endOf(good, goodBelow, value), endOf(bad, badBelow, value)]
    const [goodTie, badTie] = [goodEnd - goodBelow, badEnd - badBelow]
    // share of the good that are safer than this bad row, and of the bad that are less safe than this good one
    const ofBad = (good.length - goodBelow - goodTie / 2) / good.length
    const ofGood = (badBelow + badTie / 2) / bad.length
    sums.bad += badTie * ofBad
    sums.badSquares += badTie * ofBad ** 2
    sums.goodSquares += goodTie * ofGood ** 2
    goodBelow = goodEnd
    badBelow = badEnd
    ks = Math.max(ks, Math.abs(badBelow / bad.length - goodBelow / good.length))
  }
  const auc = sums.bad / bad.length
  const spreadBad = Math.max(0, sums.badSquares / bad.length - auc ** 2)
  const spreadGood = Math.max(0, sums.goodSquares / good.length - auc ** 2)
  const error =
    1.96 * Math.sqrt(spreadBad / Math.max(1, bad.length - 1) + spreadGood / Math.max(1, good.length - 1))
  return { auc, low: Math.max(0, auc - error), high: Math.min(1, auc + error), ks }
}

/** Gini coefficient (accuracy ratio) that an AUC stands for. */
export function giniOf(auc: number): number {
  return 2 * auc - 1
}

/** Typed arrays sort by number without a comparison function, many times faster than an order of rows. */
function sortedOf(scores: Float64Array, isBad: Uint8Array, kind: number): Float64Array {
  return scores.filter((_, row) => isBad[row] === kind).sort()
}

function endOf(sorted: Float64Array, from: number, value: number): number {
  let end = from
  while (end < sorted.length && sorted[end] === value) end += 1
  return end
}
