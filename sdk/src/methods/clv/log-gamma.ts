/** Logarithm of the gamma function of a positive number (Stirling's series after moving up to 8); 13 digits or more. */
export function logGamma(value: number): number {
  let [at, product] = [value, 1]
  while (at < 8) {
    product *= at
    at += 1
  }
  const inverse = 1 / (at * at)
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}
