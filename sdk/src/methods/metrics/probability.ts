/** Brier score: mean squared distance of probabilities from what came. 0 is perfect. */
export function brierOf(probabilities: Float64Array, isBad: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < isBad.length; row++) sum += ((isBad[row] ?? 0) - (probabilities[row] ?? 0)) ** 2
  return sum / Math.max(1, isBad.length)
}

/** Mean negative log-likelihood. A probability of exactly 0 or 1 is held a hair away, so the loss stays finite. */
export function logLossOf(probabilities: Float64Array, isBad: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < isBad.length; row++) {
    const probability = probabilities[row] ?? 0
    sum -= Math.log(Math.max(1e-12, isBad[row] === 1 ? probability : 1 - probability))
  }
  return sum / Math.max(1, isBad.length)
}

/** Share of rows that are bad. */
export function rateOf(isBad: Uint8Array): number {
  return isBad.reduce((sum, each) => sum + each, 0) / Math.max(1, isBad.length)
}
