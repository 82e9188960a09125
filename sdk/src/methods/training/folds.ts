/**
 * Deals rows out to folds, those of each kind in turn, so that every fold has its share of all. The rows come in
 * an order that the seed drew; fold 0 is nobody's.
 */
export function dealFolds(isBad: Uint8Array, folds: number): Uint8Array {
  const dealt = [0, 0]
  return Uint8Array.from(isBad, (bad) => {
    const turn = dealt[bad] ?? 0
    dealt[bad] = turn + 1
    return 1 + (turn % folds)
  })
}
