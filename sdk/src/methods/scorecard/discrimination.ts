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
  const order = Array.from(scores.keys()).sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0))
  const bad = isBad.reduce((sum, each) => sum + each, 0)
  const good = scores.length - bad
  if (bad === 0 || good === 0) return { auc: 0.5, low: 0, high: 1, ks: 0 }
  const sums = { bad: 0, badSquares: 0, good: 0, goodSquares: 0 }
  const below = { good: 0, bad: 0 }
  let ks = 0
  for (let start = 0; start < order.length;) {
    let end = start
    const tie = { good: 0, bad: 0 }
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) {
      tie[isBad[order[end] ?? 0] === 1 ? 'bad' : 'good'] += 1
      end += 1
    }
    // share of the good that are safer than this bad row, and of the bad that are less safe than this good one
    const ofBad = (good - below.good - tie.good / 2) / good
    const ofGood = (below.bad + tie.bad / 2) / bad
    sums.bad += tie.bad * ofBad
    sums.badSquares += tie.bad * ofBad ** 2
    sums.good += tie.good * ofGood
    sums.goodSquares += tie.good * ofGood ** 2
    below.good += tie.good
    below.bad += tie.bad
    ks = Math.max(ks, Math.abs(below.bad / bad - below.good / good))
    start = end
  }
  const auc = sums.bad / bad
  const spreadBad = sums.badSquares / bad - auc ** 2
  const spreadGood = sums.goodSquares / good - (sums.good / good) ** 2
  const error =
    1.96 *
    Math.sqrt(Math.max(0, spreadBad) / Math.max(1, bad - 1) + Math.max(0, spreadGood) / Math.max(1, good - 1))
  return { auc, low: Math.max(0, auc - error), high: Math.min(1, auc + error), ks }
}
